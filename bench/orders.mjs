// One process asks another over their IPC channel: `{ id, name, details }` there, `{ id, answer }` back.

/** Ends this process with the one that started it, who may have gone while this one was still starting. */
export function endWithParent() {
  process.once("disconnect", () => process.exit());
  if (!process.connected) process.exit();
}

/** In the process that serves: carries out what `orders` has under a name. */
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

/** In the process that forked it: `await order("revoke")`. */
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
    for (const { reject } of waiting.values()) reject(new Error("the process that was asked is gone"));
  });
  return (name, details) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.send({ id: asked, name, details });
    });
}
