import * as z from 'zod'
import { field, FIXED_OR_INPUT, key } from './describedField.ts'
import { resources } from './steps/container.ts'
import {
  anything,
  choice,
  flag,
  idNumber,
  list,
  object,
  orInput,
  text,
  textList,
  textListOrInput,
  textMap,
  word,
} from './values.ts'

const MORE = { section: 'more' as const, docs: 'group#add-a-containerized-step-group' }

const wordOptions = (...words: readonly string[]) => words.map((value) => ({ value, label: value }))
const VOLUME_TYPES = wordOptions('EmptyDir', 'PersistentVolumeClaim', 'HostPath', 'ConfigMap', 'Secret')

const initTimeout = () =>
  field(text(), {
    ...MORE,
    label: 'Init Timeout',
    widget: 'duration',
    help: 'How long the pod may take to start.',
    placeholder: '10m',
  })

const overrideImageConnector = () =>
  field(text(), {
    ...MORE,
    label: 'Override Image Connector',
    widget: 'mono',
    help: 'The connector to pull Harness’s own images with, for networks that cannot reach the usual one.',
  })

const toggle = (label: string, help: string) =>
  field(flag(), { ...MORE, label, widget: 'toggle', help, kinds: FIXED_OR_INPUT })

const names = (label: string, item: string, help: string) =>
  field(textList(), { ...MORE, label, widget: 'list', itemLabel: item, addLabel: `Add ${item.toLowerCase()}`, help })

const volumes = () =>
  field(
    orInput(
      list(
        object({
          mountPath: key(text(), 'Mount path', 'Where the containers see the volume.').optional(),
          type: key(
            word(['EmptyDir', 'PersistentVolumeClaim', 'HostPath', 'ConfigMap', 'Secret']),
            'Type',
            'EmptyDir, PersistentVolumeClaim, HostPath, ConfigMap or Secret.',
          ).optional(),
          spec: anything().optional(),
        }),
      ),
      'a list',
    ),
    {
      ...MORE,
      label: 'Volumes',
      widget: 'rows',
      itemLabel: 'Volume',
      addLabel: 'Add volume',
      columns: [
        { key: 'mountPath', label: 'mount path' },
        { key: 'type', label: 'type', options: VOLUME_TYPES, initial: 'EmptyDir' },
        { key: 'spec', label: 'spec', kind: 'yaml' },
      ],
      help: 'Volumes of the pod, each with a mount path. What it is made of is under spec: claimName of a PersistentVolumeClaim, name of a ConfigMap or Secret, path of a HostPath.',
      kinds: FIXED_OR_INPUT,
    },
  )

const securityContext = () =>
  orInput(
    object({
      privileged: toggle('Privileged', 'Runs every container of the group with escalated privileges.').optional(),
      allowPrivilegeEscalation: toggle(
        'Allow Privilege Escalation',
        'A process may gain more rights than its parent.',
      ).optional(),
      capabilities: object({
        add: names('Add Capabilities', 'Capability', 'Linux capabilities to add, like NET_ADMIN.').optional(),
        drop: names('Drop Capabilities', 'Dropped Capability', 'Linux capabilities to take away, like ALL.').optional(),
      }).optional(),
      runAsNonRoot: toggle('Run as Non Root', 'Refuses to start containers that would run as root.').optional(),
      readOnlyRootFilesystem: toggle(
        'Read-only Root Filesystem',
        'Containers cannot write to their own file system.',
      ).optional(),
      runAsUser: field(idNumber(), {
        ...MORE,
        label: 'Run as User',
        widget: 'number',
        help: 'The number of the user for all processes of the group.',
        placeholder: '1000',
      }).optional(),
      runAsGroup: z.union([z.int32(), z.string()], { error: 'must be a whole number' }).optional(),
      procMount: text().optional(),
    }),
    'a mapping',
  )

/** The pod that steps run in. */
export const podSpec = () =>
  object({
    connectorRef: field(text(), {
      label: 'Kubernetes Cluster',
      widget: 'mono',
      help: 'The connector of the cluster that runs the group: one pod, a container for each step.',
      docs: MORE.docs,
      placeholder: 'account.cluster',
    }),
    namespace: field(text().min(1, { error: 'must not be empty' }), {
      label: 'Namespace',
      widget: 'mono',
      help: 'The namespace for the pod. It must exist.',
      docs: MORE.docs,
      placeholder: 'ci',
    }).optional(),
    volumes: volumes().optional(),
    serviceAccountName: field(text(), {
      ...MORE,
      label: 'Service Account Name',
      widget: 'mono',
      help: 'The service account of the pod; without it, the default one of the namespace.',
    }).optional(),
    automountServiceAccountToken: toggle(
      'Automount Service Account Token',
      'Puts the service account’s token into the containers.',
    ).optional(),
    labels: field(textMap(), {
      ...MORE,
      label: 'Labels',
      widget: 'map',
      itemLabel: 'Label',
      addLabel: 'Add label',
      help: 'Labels of the pod.',
    }).optional(),
    annotations: field(textMap(), {
      ...MORE,
      label: 'Annotations',
      widget: 'map',
      itemLabel: 'Annotation',
      addLabel: 'Add annotation',
      help: 'Annotations of the pod.',
    }).optional(),
    containerSecurityContext: securityContext().optional(),
    priorityClassName: field(text(), {
      ...MORE,
      label: 'Priority Class',
      widget: 'mono',
      help: 'The Kubernetes priority class of the pod.',
    }).optional(),
    nodeSelector: field(textMap(), {
      ...MORE,
      label: 'Node Selector',
      widget: 'map',
      itemLabel: 'Node label',
      addLabel: 'Add node label',
      help: 'Labels that a node must have to run the pod.',
    }).optional(),
    tolerations: field(
      orInput(
        list(
          object({
            key: text().optional(),
            operator: text().optional(),
            value: text().optional(),
            effect: text().optional(),
            tolerationSeconds: z.int32().optional(),
          }),
        ),
        'a list',
      ),
      {
        ...MORE,
        label: 'Tolerations',
        widget: 'rows',
        itemLabel: 'Toleration',
        addLabel: 'Add toleration',
        columns: [
          { key: 'key', label: 'key' },
          { key: 'operator', label: 'operator', options: wordOptions('Equal', 'Exists') },
          { key: 'value', label: 'value' },
          { key: 'effect', label: 'effect', options: wordOptions('NoSchedule', 'PreferNoSchedule', 'NoExecute') },
          { key: 'tolerationSeconds', label: 'seconds', kind: 'number' },
        ],
        help: 'Taints of nodes that the pod tolerates.',
        kinds: FIXED_OR_INPUT,
      },
    ).optional(),
    initTimeout: initTimeout().optional(),
    harnessImageConnectorRef: overrideImageConnector().optional(),
    os: field(choice(['Linux', 'MacOS', 'Windows']), {
      ...MORE,
      label: 'Operating System',
      widget: 'select',
      options: wordOptions('Linux', 'MacOS', 'Windows'),
      help: 'The system of the node.',
    }).optional(),
    runAsUser: idNumber().optional(),
    resources: resources('group', 'more').optional(),
    // Not in the official schema of step groups, but in that of CI stages, and written in groups too.
    hostNames: textListOrInput().optional(),
    podSpecOverlay: field(text(), {
      ...MORE,
      label: 'Pod Spec Overlay',
      widget: 'multiline',
      help: 'YAML that is laid over the spec of the pod, for what has no field.',
    }).optional(),
    imagePullPolicy: choice(['Always', 'IfNotPresent', 'Never']).optional(),
  })

/** One pod for the group. Source: docs/sources.md, group */
const kubernetes = object({
  type: key(z.literal('KubernetesDirect'), 'Infrastructure', 'The group runs as a pod in a Kubernetes cluster.'),
  spec: podSpec(),
})

const vm = object({
  type: key(z.literal('VM'), 'Infrastructure', 'The group runs on a VM of a pool.'),
  spec: object({
    type: word(['Pool']).optional(),
    spec: object({
      poolName: field(text(), {
        label: 'Pool Name',
        widget: 'mono',
        help: 'The pool that the VM is taken from.',
        docs: MORE.docs,
      }).optional(),
      os: field(choice(['Linux', 'MacOS', 'Windows']), {
        label: 'Operating System',
        widget: 'select',
        options: ['Linux', 'MacOS', 'Windows'].map((value) => ({ value, label: value })),
        help: 'Harness documents Linux for step groups.',
        docs: MORE.docs,
      }).optional(),
      identifier: text().optional(),
      initTimeout: initTimeout().optional(),
      harnessImageConnectorRef: overrideImageConnector().optional(),
    }).optional(),
  }),
})

const ecs = object({
  type: key(z.literal('ECSDirect'), 'Infrastructure', 'The group runs as a task on Amazon ECS.'),
  spec: object({
    connectorRef: field(text(), {
      label: 'AWS Connector',
      widget: 'mono',
      help: 'The connector of the AWS account.',
      docs: MORE.docs,
    }),
    region: field(text(), {
      label: 'Region',
      widget: 'mono',
      help: 'The AWS region.',
      placeholder: 'eu-west-1',
    }).optional(),
    cluster: field(text(), { label: 'Cluster', widget: 'mono', help: 'The ECS cluster.' }).optional(),
    subnets: names('Subnets', 'Subnet', 'The subnets of the task.').optional(),
    securityGroups: names('Security Groups', 'Security group', 'The security groups of the task.').optional(),
    taskRoleArn: field(text(), {
      ...MORE,
      label: 'Task Role ARN',
      widget: 'mono',
      help: 'The role of the containers.',
    }).optional(),
    executionRoleArn: field(text(), {
      ...MORE,
      label: 'Execution Role ARN',
      widget: 'mono',
      help: 'The role that starts the task.',
    }).optional(),
    volumes: volumes().optional(),
    containerSecurityContext: securityContext().optional(),
    enableExecuteCommand: toggle(
      'Enable Execute Command',
      'Lets people open a shell in the running containers.',
    ).optional(),
    logGroupName: field(text(), {
      ...MORE,
      label: 'Log Group Name',
      widget: 'mono',
      help: 'The CloudWatch log group.',
    }).optional(),
    initTimeout: initTimeout().optional(),
    harnessImageConnectorRef: overrideImageConnector().optional(),
  }),
})

export const infraTypes = { KubernetesDirect: kubernetes, VM: vm, ECSDirect: ecs } as const

/** What makes a step group containerized. No expression may stand in its place. */
export const stepGroupInfra = z.discriminatedUnion('type', [kubernetes, vm, ecs], {
  error: 'must be a mapping with a type: KubernetesDirect, VM or ECSDirect',
})
