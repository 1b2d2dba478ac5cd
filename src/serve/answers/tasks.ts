import { isPlainObject } from '../../base/json.ts';
import type { DocumentedContent } from '../spec/responses.ts';

/** What a task goes through, one step a question. A spec that documents only some of them skips the others. */
const stages = ['pending', 'processing', 'completed'];

/** Many more than a test submits; the oldest is forgotten then, so that a router can run for days. */
const maximumTasks = 10_000;

/** Tasks that were submitted and how often their state was asked for. */
export interface Tasks {
  /** A new task; `example` is an id as the spec shows it. */
  submit(example: string, willFail: boolean): string;
  /** The state after one more question: an example of `content`; `null` for a task that is not known. */
  ask(id: string, member: string, content: DocumentedContent): unknown;
}

export function createTasks(): Tasks {
  const tasks = new Map<string, { questions: number; willFail: boolean }>();
  let count = 0;
  return {
    submit(example, willFail) {
      count += 1;
      const id = `${/^[A-Za-z]+[_-]/.exec(example)?.[0] ?? 'task_'}${String(count).padStart(6, '0')}`;
      tasks.set(id, { questions: 0, willFail });
      const [oldest] = tasks.keys();
      if (tasks.size > maximumTasks && oldest !== undefined) tasks.delete(oldest);
      return id;
    },
    ask(id, member, content) {
      const task = tasks.get(id);
      if (task === undefined) return null;
      const state = stateAfter(task.questions, task.willFail, content);
      task.questions += 1;
      return isPlainObject(state) ? { ...state, [member]: id } : state;
    },
  };
}

function stateAfter(questions: number, willFail: boolean, { examples }: DocumentedContent): unknown {
  const stage = stages[Math.min(questions, stages.length - 1)] ?? 'completed';
  const wanted = stage === 'completed' && willFail ? 'failed' : stage;
  const example = examples.find((candidate) => statusOf(candidate) === wanted);
  if (example !== undefined || wanted !== 'pending') return example ?? examples[0] ?? { status: wanted };
  return pendingOf(examples.find((candidate) => statusOf(candidate) === 'processing'));
}

/** Where the spec shows no task that waits, it is one at work that has not got anywhere yet. */
function pendingOf(processing: unknown): unknown {
  if (!isPlainObject(processing)) return { status: 'pending' };
  return { ...processing, status: 'pending', ...('progress' in processing && { progress: 0 }) };
}

function statusOf(example: unknown): unknown {
  return isPlainObject(example) ? example['status'] : undefined;
}
