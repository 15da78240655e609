/** Whether something is done in the task in which it was asked for, or in a later one. */

/** More turns of promises than anything here takes within a task. */
const TURNS = 100;

/** Calls `ended` when all that promises do in this task is done: timers and messages come later. */
export function atEndOfTask(ended: () => void): void {
  let left = TURNS;
  const turn = () => {
    left -= 1;
    if (left > 0) queueMicrotask(turn);
    else ended();
  };
  turn();
}
