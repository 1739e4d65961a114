// Original file: ../../protos/adaigi/routing/v1/routing.proto

export const ChannelHealth = {
  CHANNEL_HEALTH_UNSPECIFIED: 'CHANNEL_HEALTH_UNSPECIFIED',
  CHANNEL_HEALTH_UP: 'CHANNEL_HEALTH_UP',
  CHANNEL_HEALTH_DEGRADED: 'CHANNEL_HEALTH_DEGRADED',
  CHANNEL_HEALTH_DOWN: 'CHANNEL_HEALTH_DOWN',
  CHANNEL_HEALTH_PROBING: 'CHANNEL_HEALTH_PROBING',
} as const;

export type ChannelHealth =
  | 'CHANNEL_HEALTH_UNSPECIFIED'
  | 0
  | 'CHANNEL_HEALTH_UP'
  | 1
  | 'CHANNEL_HEALTH_DEGRADED'
  | 2
  | 'CHANNEL_HEALTH_DOWN'
  | 3
  | 'CHANNEL_HEALTH_PROBING'
  | 4

export type ChannelHealth__Output = typeof ChannelHealth[keyof typeof ChannelHealth]
