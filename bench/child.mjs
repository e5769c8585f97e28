// Runs one measure of one or more clients in its own process.
import { measures } from "./measures/index.mjs";
import { endWithParent } from "./orders.mjs";

endWithParent();
const { measure, ...context } = JSON.parse(process.argv[2]);

// Some clients cause unhandled rejections. Failures are counted where the calls are made.
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
