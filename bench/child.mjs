// One measure of one client (or of some, where they take turns) in a process of its own.
import { measures } from "./measures/index.mjs";
import { endWithParent } from "./orders.mjs";

endWithParent();
const { measure, ...context } = JSON.parse(process.argv[2]);

// Some clients leave rejections that nobody handles. What failed is counted where it was called.
process.on("unhandledRejection", () => {});

try {
  const figures = await measures.find(({ id }) => id === measure).run(context);
  await report({ figures });
} catch (error) {
  await report({ broken: String(error?.stack ?? error) });
}
process.exit();

function report(message) {
  return new Promise((resolve) => process.send(message, resolve));
}
