// Remote calls over the IPC channel: `{ id, name, details }` is the request, `{ id, answer }` the response.

/** Ends this process with its parent, which may have ended before this process was ready. */
export function endWithParent() {
  process.once("disconnect", () => process.exit());
  if (!process.connected) process.exit();
}

/** Serves the functions in `orders` by name. */
export function serveOrders(orders) {
  process.on("message", async ({ id, name, details }) => {
    try {
      process.send({ id, answer: await orders[name](details) });
    } catch (error) {
      process.send({ id, error: String(error?.message ?? error) });
    }
  });
  endWithParent();
}

/** Returns a function that calls the child process: `await order("revoke")`. */
export function ordersTo(child) {
  const waiting = new Map();
  let asked = 0;
  child.on("message", ({ id, answer, error }) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waiter?.resolve(answer);
    else waiter?.reject(new Error(error));
  });
  child.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("the child process has ended"));
  });
  return (name, details) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.send({ id: asked, name, details });
    });
}
