/**
 * How people spell the columns of a table of jobs, in English, Chinese (of both scripts), French, Spanish,
 * Portuguese, Italian, German, Russian, Japanese and Korean.
 *
 * In small letters; a blank stands for any of blank, `_`, `-`, `.` or nothing. Latin ones may have an `s` at the end and
 * lack their accents, Chinese ones have anything Chinese in front (静态优先级).
 */

/** What a label stands for. `io`: waiting between two bursts; `result`: a figure that the simulation finds by itself. */
export type SpelledKind =
  | "name"
  | "arrival"
  | "bursts"
  | "priority"
  | "weight"
  | "cap"
  | "workingSet"
  | "count"
  | "io"
  | "result";

export const SPELLINGS: Readonly<Record<SpelledKind, readonly string[]>> = {
  name: listed(
    "process, processes, process id, process name, process no, process number, proc, pid, p, p id, job, job id, job name",
    "job no, job number, task, task id, task name, name, id, no, vm, vm name, thread, thread id, machine, #",
    "进程, 进程名, 进程名称, 进程号, 进程编号, 进程 id, 作业, 作业名, 作业名称, 作业号, 作业编号",
    "任务, 任务名, 任务号, 名称, 名字, 编号, 序号, 线程, 虚拟机",
    "processus, nom, nom du processus, tâche, numéro",
    "proceso, procesos, nombre, nombre del proceso, trabajo, tarea, processo, processos, nome, nome do processo, tarefa",
    "processi, nome del processo, lavoro",
    "prozess, prozesse, prozessname, auftrag, bezeichnung, aufgabe, prozessnummer",
    "процесс, процессы, имя процесса, номер процесса, имя, задача, задание, номер",
    "프로세스, 프로세스 이름, 프로세스 번호, 프로세스명, 작업, 작업 번호, 작업명, 태스크, 이름",
    "プロセス, プロセス名, プロセス番号, タスク, タスク名, ジョブ, ジョブ名, 名前, 進程, 進程名, 進程名稱, 行程, 行程名稱, 作業",
  ),
  arrival: listed(
    "arrival, arrival time, time of arrival, arrival t, arrival at, arrive, arrive time, arrives, arrives at, arrived at",
    "arrived, arr, arr time, at, arrive at, arrive at time, arrives at time, arriving at, arriving at time, arrived at time, entry time, ready time, creation time, start at",
    "t arrival, t arr, release, release time, submit, submit time, ready, submission time, submission, submitted, submitted at",
    "到达时间, 到达时刻, 到达, 到来时间, 提交时间, 提交时刻, 提交, 进入时间, 进入时刻, 进入系统时间, 就绪时刻, 就绪时间, 创建时间",
    "到时间, 抵达时间, 入队时间, 도착 시간, 도착 시각, 도착, 도착시점, 제출 시간",
    "arrivée, date d'arrivée, temps d'arrivée, instant d'arrivée, heure d'arrivée, moment d'arrivée, date d’arrivée",
    "temps d’arrivée, instant d’arrivée, heure d’arrivée, date de soumission",
    "llegada, tiempo de llegada, tiempo llegada, instante de llegada, hora de llegada, t. de llegada, t llegada, momento de llegada",
    "chegada, tempo de chegada, instante de chegada, arrivo, tempo di arrivo, tempo d'arrivo, istante di arrivo",
    "ingresso, tempo de ingresso, entrada, tempo de entrada",
    "ankunft, ankunftszeit, ankunftszeitpunkt, eintrittszeit, ankunftzeit, bereitzeit, startzeitpunkt, eingang, eingangszeit",
    "прибытие, время прибытия, момент прибытия, время поступления, момент поступления, поступление, время прихода, момент прихода",
    "время появления, момент появления, появление, время запуска",
    "到着, 到着時刻, 到着時間, 投入時刻, 到達時間, 到達時刻, 到達, 抵達時間, 提交時間",
  ),
  bursts: listed(
    "burst, burst time, burst t, burst length, burst duration, bt, b t, cpu, cpu time, cpu burst, cpu burst time, cpu bt, cbt",
    "cpu time required, cpu time needed, cpu time needs, required cpu time, cpu burst length, cpu cycles, time required, required time",
    "service, service time, st, execution, execution time, exec time, et, run time, running time, estimated run time",
    "estimated running time, estimated time, expected run time, expected running time, processing time, length, job length",
    "cpu usage, cpu usage time, cpu requirement, cpu demand, total cpu time, need, needs, require, requires, computation time, compute time, work",
    "time units required, time units needed, units required, units needed, cpu units, cpu time units, brst, bst",
    "t cpu, t burst, t exec, t service, duration, job size, compute, computation, wcet, run",
    "服务时间, 运行时间, 执行时间, 处理时间, 所需时间, 需要时间, 计算时间, 工作时间, 区间时间, 突发时间, 服务, 运行, 运行时长",
    "估计运行时间, 预计运行时间, 要求服务时间, 要求运行时间, 所需服务时间, 需运行时间, 需要运行时间, 执行时长, 服务时长",
    "cpu 时间, cpu 服务时间, cpu 运行时间, cpu 执行时间, cpu 区间, cpu 区间时间, cpu 突发时间, cpu 占用时间, cpu 需求时间, cpu 时长",
    "处理器时间, 需要的处理器时间, 所需处理器时间, 所需的处理器时间, 需要的CPU时间, 所需CPU时间, 所需的CPU时间, 需要的运行时间, 所需运行时间, 需要的服务时间, 处理机时间, 占用时间, 执行长度, 作业长度, 时长, 用时",
    "durée, durée d'exécution, temps d'exécution, temps cpu, temps de service, temps de calcul, temps processeur, cycle cpu",
    "durée du cycle, durée d’exécution, temps d’exécution, durée de service, temps de traitement, rafale, durée de rafale, temps de rafale",
    "ráfaga, tiempo de ráfaga, ráfaga de cpu, ráfaga cpu, tiempo de ejecución, tiempo ejecución, tiempo de cpu, tiempo cpu, duración",
    "t servicio, t ejecución, t ráfaga, tiempo de servicio, tiempo de proceso, tiempo de uso de cpu, t. de cpu, t. de ejecución, t. de servicio, t. de ráfaga, ejecución",
    "duração, tempo de execução, tempo de cpu, tempo de serviço, tempo de processamento, rajada, execução, surto, tempo de surto",
    "durata, tempo di esecuzione, tempo di cpu, tempo di servizio, tempo di elaborazione, esecuzione",
    "rechenzeit, bedienzeit, laufzeit, ausführungszeit, ausführungsdauer, cpu zeit, dauer, burst zeit, burst dauer, bearbeitungszeit",
    "rechenzeitbedarf, rechendauer, bedienungszeit, cpu burst zeit, cpu bedarf, benötigte cpu zeit, benötigte zeit, prozessorzeit",
    "длительность, длительность выполнения, время выполнения, время исполнения, время обслуживания, время работы, время цп",
    "продолжительность, процессорное время, время процессора, выполнение, время выполнения на цп",
    "処理時間, 実行時間, サービス時間, バースト時間, cpu 時間, cpu バースト, cpu バースト時間, 所要時間, 実行, 処理",
    "실행 시간, 서비스 시간, 수행 시간, 처리 시간, 버스트 시간, cpu 버스트, cpu 시간, 작업 시간, 소요 시간, cpu 버스트 시간, cpu 사용 시간, 실행, 서비스",
    "執行時間, 服務時間, 運行時間, 處理時間, 估計運行時間, cpu 執行時間, cpu 運行時間",
  ),
  priority: listed(
    "priority, priorities, prio, pri, pr, prty, priority no, priority number, priority level, priority value, nice, nice value",
    "优先级, 优先数, 优先权, 优先号, 优先级别, 优先权数, 优先度, 优先级数",
    "priorité, niveau de priorité, prioridad, prioridade, priorità, priorität, prioritätswert",
    "우선순위, 우선 순위, 우선권",
    "приоритет, приоритеты, уровень приоритета, 優先度, 優先順位, 優先權, 優先級, 優先順序",
  ),
  weight: listed(
    "weight, weights, w, ticket, tickets, share, shares, 权重, 权值, 权数, 票数, 彩票数, 份额, poids, peso, gewicht",
  ),
  cap: listed("cap, cpu cap, 上限, 处理器上限"),
  workingSet: listed("working set, working set size, wss, 工作集, 工作集大小"),
  count: listed("count, copies, instances, quantity, 数量, 个数"),
  io: listed(
    "io, i/o, io time, i/o time, io burst, i/o burst, io burst time, i/o burst time, io 时间, i/o 时间, e/s, ea zeit",
  ),
  result: listed(
    "wait, waiting, waiting time, wait time, wt, turnaround, turnaround time, turn around time, turn around, tat, tt",
    "completion, completion time, ct, finish, finish time, finished, finishing time, ft, end time, start time, exit time, end",
    "response, response time, rt, weighted turnaround time, weighted turnaround, normalized turnaround time, ntat, wtat",
    "remaining time, termination time, departure time, started, tr/ts, tq/ts, tr, tat/bt, normalized turnaround, slowdown",
    "대기 시간, 반환 시간, 응답 시간, 완료 시간, 종료 시간, 평균 대기 시간, 평균 반환 시간",
    "время ожидания, время завершения, время ответа, время отклика, оборотное время",
    "待ち時間, 終了時刻, 完了時刻, 応答時間, ターンアラウンド時間, 等待時間, 週轉時間, 周轉時間, 完成時間, 回應時間",
    "等待时间, 周转时间, 带权周转时间, 加权周转时间, 带权周转, 完成时间, 结束时间, 完成时刻, 开始时间, 开始时刻, 结束时刻",
    "响应时间, 响应比, 开始运行时间, 开始执行时间, 完成运行时间, 等待, 周转",
    "temps d'attente, temps de rotation, temps de réponse, temps de séjour, attente, date de fin, fin, début",
    "tiempo de espera, tiempo de retorno, tiempo de respuesta, espera, retorno, tiempo de finalización, finalización, inicio",
    "tempo de espera, tempo de resposta, tempo de retorno, tempo di attesa, tempo di risposta, tempo di completamento, attesa",
    "wartezeit, antwortzeit, verweilzeit, durchlaufzeit, endzeit, fertigstellung, fertigstellungszeit, ende, umlaufzeit",
  ),
};

/** Words that are labels only where a whole line consists of them: in a sentence they mean something else. */
export const HEADS_ONLY: ReadonlySet<string> = new Set(
  listed(
    "no, #, id, end, fin, ende, inicio, début, work, count, copies, instances, quantity, cap",
    "submit, ready, release, run, compute, computation, tr, eingang, entrada, ingresso, 実行, 処理, 到着, 名前, номер, имя, выполнение",
    "started, finished, attente, attesa, espera, fin, retorno, dauer, nice, start at, no, nom, nome, nombre, trabajo, lavoro",
    "数量, 个数, 上限, 编号, 序号, 用时, 等待, 周转, peso, poids, time required, work, exit time, departure time, duration",
  ),
);

function listed(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(", "));
}

/** Names of rows that sum a table up: they are no jobs. */
const SUMMARIES = listed(
  "average, averages, avg, avg., mean, total, totals, sum, sums, overall, average time, total time, grand total",
  "moyenne, moyennes, somme, promedio, promedios, suma, media, somma, soma, durchschnitt, mittelwert, mittel, summe, gesamt",
  "итого, среднее, всего, 合計, 平均, 總計, 总平均",
  "ø, σ, 平均, 平均值, 平均数, 均值, 合计, 总计, 总和, 总数, 小计, 求和, 共计",
);

/** Whether a row called `name` sums the others up: `Average`, `平均`, `Average waiting time`. */
export function isSummary(name: string): boolean {
  const plain = name
    .toLowerCase()
    .replaceAll(/[\s:：=.]+/g, " ")
    .trim();
  if (SUMMARIES.includes(plain) || SUMMARIES.includes(plain.replace(/ .*$/, ""))) return true;
  return /^(?:平均|合计|总计)/.test(plain);
}
