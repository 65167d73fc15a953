/** Evolution's routes by their first word, without `/:instanceName`. */
export const EVOLUTION_ROUTES: Readonly<Record<string, string>> = {
  instance:
    "POST create, POST restart, GET connect, GET connectionState, GET fetchInstances, POST setPresence, DELETE logout, DELETE delete",
  message:
    "POST sendTemplate, POST sendText, POST sendMedia, POST sendPtv, POST sendWhatsAppAudio, POST sendStatus, POST sendSticker, POST sendLocation, POST sendContact, POST sendReaction, POST sendPoll, POST sendList, POST sendButtons",
  chat: "POST whatsappNumbers, POST markMessageAsRead, POST archiveChat, POST markChatUnread, DELETE deleteMessageForEveryone, POST fetchProfilePictureUrl, POST getBase64FromMediaMessage, POST updateMessage, POST sendPresence, POST updateBlockStatus, POST findContacts, POST findMessages, POST findStatusMessage, POST findChats, POST fetchBusinessProfile, POST fetchProfile, POST updateProfileName, POST updateProfileStatus, POST updateProfilePicture, DELETE removeProfilePicture, GET fetchPrivacySettings, POST updatePrivacySettings, GET findChatByRemoteJid",
  group:
    "POST create, POST updateGroupSubject, POST updateGroupPicture, POST updateGroupDescription, GET findGroupInfos, GET fetchAllGroups, GET participants, GET inviteCode, GET inviteInfo, GET acceptInviteCode, POST sendInvite, POST revokeInviteCode, POST updateParticipant, POST updateSetting, POST toggleEphemeral, DELETE leaveGroup",
  label: "GET findLabels, POST handleLabel",
  call: "POST offer",
  business: "POST getCatalog, POST getCollections",
  template: "POST create, GET find",
  settings: "POST set, GET find",
  proxy: "POST set, GET find",
  webhook: "POST set, GET find",
  websocket: "POST set, GET find",
  rabbitmq: "POST set, GET find",
  sqs: "POST set, GET find",
  nats: "POST set, GET find",
  pusher: "POST set, GET find",
  kafka: "POST set, GET find",
  typebot:
    "POST create, GET find, GET fetch/:typebotId, PUT update/:typebotId, DELETE delete/:typebotId, POST settings, GET fetchSettings, POST start, POST changeStatus, GET fetchSessions/:typebotId, POST ignoreJid",
  openai:
    "POST creds, GET creds, DELETE creds/:openaiCredsId, POST create, GET find, GET fetch/:openaiBotId, PUT update/:openaiBotId, DELETE delete/:openaiBotId, POST settings, GET fetchSettings, POST changeStatus, GET fetchSessions/:openaiBotId, POST ignoreJid, GET getModels",
  dify: "POST create, GET find, GET fetch/:difyId, PUT update/:difyId, DELETE delete/:difyId, POST settings, GET fetchSettings, POST changeStatus, GET fetchSessions/:difyId, POST ignoreJid",
  flowise:
    "POST create, GET find, GET fetch/:flowiseId, PUT update/:flowiseId, DELETE delete/:flowiseId, POST settings, GET fetchSettings, POST changeStatus, GET fetchSessions/:flowiseId, POST ignoreJid",
  evolutionBot:
    "POST create, GET find, GET fetch/:evolutionBotId, PUT update/:evolutionBotId, DELETE delete/:evolutionBotId, POST settings, GET fetchSettings, POST changeStatus, GET fetchSessions/:evolutionBotId, POST ignoreJid",
  n8n: "POST create, GET find, GET fetch/:n8nId, PUT update/:n8nId, DELETE delete/:n8nId, POST settings, GET fetchSettings, POST changeStatus, GET fetchSessions/:n8nId, POST ignoreJid",
  evoai:
    "POST create, GET find, GET fetch/:evoaiId, PUT update/:evoaiId, DELETE delete/:evoaiId, POST settings, GET fetchSettings, POST changeStatus, GET fetchSessions/:evoaiId, POST ignoreJid",
  chatwoot: "POST set, GET find, POST webhook",
  s3: "POST getMedia, POST getMediaUrl",
  baileys:
    "POST onWhatsapp, POST profilePictureUrl, POST assertSessions, POST createParticipantNodes, POST getUSyncDevices, POST generateMessageTag, POST sendNode, POST signalRepositoryDecryptMessage, POST getAuthState",
};
