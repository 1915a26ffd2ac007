/*
 * What bpmn.io's properties panel explains, in Japanese: only what people meet in models that can be proven. Where the proof
 * refuses what a field offers, this says so at the field.
 */
const REFUSED = 'ここでは使えません（証明で拒まれます）。';

export const HELP: Record<string, string> = {
  'Add input mappings to control what is passed to the activity as local variables.': REFUSED,
  'Add output mappings to control which variables are merged back into the process scope.':
    '仕事の結果のうち、案件に残すものを選びます。結果の名前は変えられません。',
  'Define static metadata passed to job workers alongside each job. Headers are not evaluated by the engine — use them for fixed worker configuration (e.g.':
    REFUSED,
  'Add custom logic that reacts to various events in the workflow execution life-cycle.': REFUSED,
  'React to user task lifecycle events by executing a job worker.': REFUSED,
  'Execute this task for each element of a given collection.': REFUSED,
  'Add custom key-value metadata to this element. Extension properties have no effect on process execution — they can be used to attach configuration visible for other consumers of the BPMN diagram.':
    'name_en（英語の名前）、articles（条文。「;」で区切る）、performed_by（行う者）などを書きます。人のタスクの four_eyes、期限なしで待つ理由 wait_without_deadline もここです。',
  'Specify which job workers handle the task work to execute a service (e.g.': 'どの仕事を行うかです。登録局の部品から選ぶと、決まった名前が入ります（例：',
  'Specify which job workers handle the event work.': REFUSED,
  'The number of times the engine tries executing this activity if a worker signals a failure. The default is three.':
    '失敗したときに試みる回数です。3としてください。',
  'Specifies the priority of a job. Must be an integer. If no value is provided, the default value is 0.':
    '仕事の優先度です。空のままにしてください。',
  'Specifies the default priority for all jobs created by a process. Must be an integer. If no value is provided, the default value is 0.':
    '仕事の優先度です。空のままにしてください。',
  'Specifies the priority of a user task. Must be an integer between 0 and 100. If no value is provided, the default value is 50.':
    REFUSED,
  'Define the assignment, schedule, and priority of the user task. Assignee, candidate groups, and candidate users can be combined. Use due date and follow-up date to express deadlines and urgency.':
    '担当できる役割だけを書きます。人の名前、期限、優先度は使えません。',
  'Specify more than one group as a comma separated list.': '役割を一つ書きます（例：examiner、decider、post-room）。',
  'Specify more than one user as a comma separated list.': REFUSED,
  'Implement a user task managed by Camunda. To add a custom implementation, use a job worker.':
    '人のタスクは受信箱に表示されます。実装は「Camundaのユーザータスク」のままにしてください。',
  'Link a form created with the Camunda Forms editor. To associate a custom form, application, or URL to the user task, specify an external reference.':
    '担当者が使う画面です。外部の画面の参照に、登録局の画面の名前が入ります。',
  'Define a boolean condition expression that determines when this sequence flow is taken.':
    'この道に進む条件です。一つの変数と一つの値の比較、and、or、括弧だけを使えます。',
  'Configure the message that the task waits for.': 'このタスクが待つメッセージです。',
  'Configure the message that this event waits for.': 'このイベントが待つメッセージです。',
  'Configure the message that will trigger this boundary event.': 'この境界イベントを起こすメッセージです。',
  'Configure the message that will start this process instance.': REFUSED,
  'Identifier computed from the process context that is used to correlate an incoming message (e.g.':
    'どの案件へのメッセージかを決める式です。案件のIDを使います（例：',
  'Define the ID of the process to call (e.g.': '呼び出すプロセスのIDです（例：',
  'Control which variables from the called process are merged back into the parent scope. By default, all child variables are propagated; use output mappings to selectively return specific variables.':
    '呼び出した先の結果のうち、受け取るものを「出力の写し」で選びます。すべてを受け取ることはできません。',
  'If turned on, all variables from the parent process instance will be propagated to the child process instance.':
    '初めのままにしてください。変えると証明で拒まれます。',
  'Otherwise, only variables defined via input mappings will be propagated.': '',
  'If turned on, all variables from the child process instance will be propagated to the parent process instance.':
    '入れると、すべての変数を受け取ります（証明で拒まれます）。',
  'Otherwise, only variables defined via output mappings will be propagated.': '切ると、「出力の写し」の変数だけを受け取ります。',
  'Uses the most recent deployed resource.': '最新の公開の版を使います（証明で拒まれます）。',
  'Uses the resource found in the same deployment.': '一緒に公開された版を使います。これを選んでください。',
  'Uses the most recent deployed resource with the given version tag.': '標識で選んだ版を使います（証明で拒まれます）。',
  'Define the error to throw. Specify an error code (e.g.': '起こすエラーです。エラーのコードを書きます（例：',
  'Define the error to catch. Specify an error code (e.g.': '受けるエラーです。エラーのコードを書きます（例：',
  'A specific point in time defined as ISO 8601 combined date and time representation.':
    '日時です。仕事又は人が決めた日時の変数を書きます。',
  'A time duration defined as ISO 8601 durations format.': '期間です（証明で拒まれます。日時を使ってください）。',
  'A cycle defined as ISO 8601 repeating intervals format, or a cron expression.': REFUSED,
  'A cycle defined as ISO 8601 repeating intervals format.': REFUSED,
  'How to configure a timer': 'タイマーの書き方',
  'Refers to the process variable name': '案件の変数の名前です',
  'Assignment type': '割当ての種類',
  'Assign to process variable': '変数に入れる',
  'Start typing "${}" to create an expression.': '',
  'Camunda user task': 'Camundaのユーザータスク',
  'Job worker': '仕事を行うプログラム',
  'The template applied was not found. Therefore, its properties cannot be shown. Unlink to access the data.':
    '使われている部品が見つからないため、内容を表示できません。部品から切り離すと表示されます。',
  'Must be at least {minLength} characters.': '{minLength}文字以上で入力してください。',
  'Must match pattern {pattern}.': '{pattern}の形で入力してください。',
  'Not found': '見つかりません',
  'Not found.': '見つかりません。',
  Applied: '使用中',
  Inputs: '入力',
  Outputs: '出力',
  Description: '説明',
  Version: '版',
  Expression: '式',
  On: '入',
  Off: '切',
  Start: '開始',
  ' or ': ' 又は ',
};
