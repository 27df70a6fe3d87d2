import type { Command } from '../../../shared/bridge/command.ts';
import type { editMethods } from '../../../shared/bridge/contract/edit.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { joinOverlays } from '../../../shared/edit/join-overlays.ts';
import type { PlannedEdit } from '../../../shared/edit/plan.ts';
import { type CommandScene, planCommand, rowNamed } from '../../../shared/edit/plan-commands.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ChangeError, UndoneStep, Vault } from '../../vault/api.ts';
import { type WindowSession, withVault } from '../host.ts';

export function editHandlers(window: WindowSession): Pick<Handlers, keyof typeof editMethods> {
  /** The status line counts steps; it hears of each. */
  const told = async <T>(result: Result<T, ChangeError>): Promise<Result<T, ChangeError>> => {
    if (result.ok) await window.host.tellState();
    return result;
  };
  return {
    perform: ({ commands }) =>
      withVault(window, async (vault) => {
        let refused: Result<never, ChangeError> | undefined;
        // In its turn: a second change of one list is planned on what the first has made of it.
        const plan = async () => {
          const edits = await planAll(vault, commands);
          if (edits.ok) return { kind: 'edit', edits: edits.value } as const;
          refused = edits;
          return undefined;
        };
        const step = await told(await vault.perform(plan));
        if (refused) return refused;
        return step.ok ? ok({ id: step.value.id, records: [...step.value.records] }) : step;
      }),
    undo: ({ step }) =>
      withVault(window, async (vault) => {
        await typedBefore(window);
        return undone(await told(await vault.undo(step)));
      }),
    redo: () =>
      withVault(window, async (vault) => {
        await typedBefore(window);
        return undone(await told(await vault.redo()));
      }),
  };
}

/** What was typed in a note a moment ago is the last step, though its pause has not come yet. */
async function typedBefore({ host }: WindowSession): Promise<void> {
  await host.rooms?.flush();
}

function undone(result: Result<UndoneStep, ChangeError>) {
  if (!result.ok) return result;
  const { id, records, kept } = result.value;
  return ok({ id, records: [...records], kept: kept.map((each) => ({ ...each })) });
}

/** What changes nothing is no error where something else of the same step does. */
async function planAll(
  vault: Vault,
  commands: readonly Command[],
): Promise<Result<readonly PlannedEdit[], ChangeError>> {
  const graph = vault.graph();
  const relations = () => [...vault.parts()].filter((part) => part.kind === 'relation');
  const scene: CommandScene = { graph, context: vault.context(), relations, made: new Map() };
  const edits: PlannedEdit[] = [];
  let idle: ChangeError | undefined;
  for (const command of commands) {
    const planned = await planOne(vault, command, scene);
    if (planned.ok) edits.push(...planned.value);
    else if (planned.error.type === 'NothingToDo') idle ??= planned.error;
    else return planned;
  }
  return edits.length === 0 && idle ? err(idle) : ok(joinOverlays(edits));
}

async function planOne(
  vault: Vault,
  command: Command,
  scene: CommandScene,
): Promise<Result<readonly PlannedEdit[], ChangeError>> {
  if (command.op !== 'archive' && command.op !== 'revive' && command.op !== 'widen') return planCommand(command, scene);
  const row = rowNamed(scene, command.id);
  if (!row.ok) return row;
  if (command.op === 'revive') return ok(vault.plans.revive(row.value).edits);
  if (command.op === 'archive') {
    const plan = await vault.plans.archive(row.value);
    return plan.ok ? ok(plan.value.edits) : plan;
  }
  const space = scene.graph.spaces.get(command.space);
  if (!space) return err({ type: 'NoSuchSpace', name: command.space, known: vault.spaces.map(({ name }) => name) });
  const plan = vault.plans.widen(row.value, command.fields, space);
  return plan.ok ? ok(plan.value.edits) : plan;
}
