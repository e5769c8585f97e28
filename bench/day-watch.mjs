/** So many looks in a row at which nothing has arrived: whoever is still missing waits for a token. */
const QUIET_LOOKS = 5;
/** Between two looks. A process that was kept from working sees one of them late, and not five. */
const LOOK_MS = 100;

/**
 * Counts, at the server, the calls that waited for a token and those that were refused for theirs.
 *
 * In each tick the client makes its calls and then says so. Token requests of the tick are answered when all its calls
 * have arrived, or when no more of them come. A call that arrives after such an answer therefore waited for it: it had
 * every chance to come before. That is a matter of order, not of how long anything took.
 */
export function createDayWatch(refusedToken) {
  const total = { waited: 0, refused: 0, fetches: 0 };
  let tick = newTick(0);

  function newTick(expected) {
    let open;
    const gate = new Promise((resolve) => {
      open = resolve;
    });
    const [arrived, waited, refused] = [new Set(), new Set(), new Set()];
    return { expected, arrived, waited, refused, gate, open, asked: false, answered: false };
  }

  function answer(current) {
    clearInterval(current.looking);
    current.answered = true;
    current.open();
  }

  function answerWhenQuiet(current) {
    let [before, quiet] = [-1, 0];
    current.looking = setInterval(() => {
      quiet = current.arrived.size === before ? quiet + 1 : 0;
      before = current.arrived.size;
      if (quiet === QUIET_LOOKS) answer(current);
    }, LOOK_MS);
  }

  function end(current) {
    answer(current);
    total.waited += current.waited.size;
    total.refused += current.refused.size;
  }

  return {
    /** How long the simulator delays its answer to this call; what it answers is settled already. */
    latency({ path, query, errcode }) {
      if (path.endsWith("token")) {
        total.fetches += 1;
        tick.asked = true;
        return tick.answered ? 0 : Number.POSITIVE_INFINITY;
      }
      if (tick.answered && tick.asked) tick.waited.add(query.openid);
      if (refusedToken.has(errcode)) tick.refused.add(query.openid);
      tick.arrived.add(query.openid);
      if (tick.arrived.size === tick.expected) answer(tick);
      return 0;
    },
    /** The next tick, with so many calls; the promise holds its token answers back. */
    begin(calls) {
      end(tick);
      tick = newTick(calls);
      return tick.gate;
    },
    /** All calls of the tick have been made, and those that need not wait are on their way. */
    made() {
      if (!tick.answered) answerWhenQuiet(tick);
    },
    result() {
      end(tick);
      tick = newTick(0);
      return total;
    },
  };
}
