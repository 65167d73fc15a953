// Written by `npm run client` from /openapi.json.

export interface paths {
  "/v1/health": {
    parameters: {
    };
    /** Is the gateway up? */
    get: operations["health"];
  };
  "/v1/": {
    parameters: {
    };
    /**
     * Greet
     * @description Needs no key. Clients of Evolution read `version` here.
     */
    get: operations["greet"];
  };
  "/v1/verify-creds": {
    parameters: {
    };
    /**
     * Check a key
     * @description Evolution Manager asks this before anything else. Scope `read`; counts as an API call.
     */
    post: operations["verifyCreds"];
  };
  "/v1/instance/create": {
    parameters: {
    };
    /**
     * Create an instance
     * @description Scope `manage`; counts as a new instance.
     */
    post: operations["instanceCreate"];
  };
  "/v1/instance/fetchInstances": {
    parameters: {
    };
    /**
     * List your instances
     * @description Scope `read`; counts as an API call.
     */
    get: operations["instanceFetchInstances"];
  };
  "/v1/instance/connect/{instanceName}": {
    parameters: {
    };
    /**
     * Connect a phone
     * @description Scope `manage`; counts as an API call.
     */
    get: operations["instanceConnect"];
  };
  "/v1/instance/restart/{instanceName}": {
    parameters: {
    };
    /**
     * Reconnect
     * @deprecated
     * @description Another spelling of `POST /instance/restart/:instanceName`. Scope `manage`; counts as an API call.
     */
    put: operations["instanceRestartPut"];
    /**
     * Reconnect
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["instanceRestart"];
  };
  "/v1/instance/connectionState/{instanceName}": {
    parameters: {
    };
    /**
     * Show the state of the connection
     * @description Scope `read`; counts as an API call.
     */
    get: operations["instanceConnectionState"];
  };
  "/v1/instance/setPresence/{instanceName}": {
    parameters: {
    };
    /**
     * Appear online or offline
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["instanceSetPresence"];
  };
  "/v1/instance/logout/{instanceName}": {
    parameters: {
    };
    /**
     * Disconnect the phone
     * @description The instance stays and can be connected again. Scope `manage`; counts as an API call.
     */
    delete: operations["instanceLogout"];
  };
  "/v1/instance/delete/{instanceName}": {
    parameters: {
    };
    /**
     * Delete an instance
     * @description With all that is stored of it. Scope `manage`; counts as a deleted instance.
     */
    delete: operations["instanceDelete"];
  };
  "/v1/message/sendText/{instanceName}": {
    parameters: {
    };
    /**
     * Send a text
     * @description Scope `send`; counts as a message.
     */
    post: operations["messageSendText"];
  };
  "/v1/message/sendMedia/{instanceName}": {
    parameters: {
    };
    /**
     * Send an image, video, audio file or document
     * @description Scope `send`; counts as a message, 2 times.
     */
    post: operations["messageSendMedia"];
  };
  "/v1/message/sendPtv/{instanceName}": {
    parameters: {
    };
    /**
     * Send a round video note
     * @description Scope `send`; counts as a message, 2 times. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["messageSendPtv"];
  };
  "/v1/message/sendWhatsAppAudio/{instanceName}": {
    parameters: {
    };
    /**
     * Send a voice note
     * @description Scope `send`; counts as a message, 2 times.
     */
    post: operations["messageSendWhatsAppAudio"];
  };
  "/v1/message/sendStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Post a status
     * @description Scope `send`; counts as a message. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["messageSendStatus"];
  };
  "/v1/message/sendSticker/{instanceName}": {
    parameters: {
    };
    /**
     * Send a sticker
     * @description An uploaded file is not used: give `sticker`. Scope `send`; counts as a message. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["messageSendSticker"];
  };
  "/v1/message/sendLocation/{instanceName}": {
    parameters: {
    };
    /**
     * Send a location
     * @description Scope `send`; counts as a message.
     */
    post: operations["messageSendLocation"];
  };
  "/v1/message/sendContact/{instanceName}": {
    parameters: {
    };
    /**
     * Send contact cards
     * @description Scope `send`; counts as a message.
     */
    post: operations["messageSendContact"];
  };
  "/v1/message/sendReaction/{instanceName}": {
    parameters: {
    };
    /**
     * React to a message
     * @description Scope `send`; counts as a message.
     */
    post: operations["messageSendReaction"];
  };
  "/v1/message/sendPoll/{instanceName}": {
    parameters: {
    };
    /**
     * Send a poll
     * @description Scope `send`; counts as a message, 2 times. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["messageSendPoll"];
  };
  "/v1/message/sendList/{instanceName}": {
    parameters: {
    };
    /**
     * Send a list to choose from
     * @description Scope `send`; counts as a message, 2 times.
     */
    post: operations["messageSendList"];
  };
  "/v1/message/sendButtons/{instanceName}": {
    parameters: {
    };
    /**
     * Send buttons
     * @description WhatsApp shows buttons on some phones only. Scope `send`; counts as a message, 2 times.
     */
    post: operations["messageSendButtons"];
  };
  "/v1/message/sendTemplate/{instanceName}": {
    parameters: {
    };
    /**
     * Send an approved template
     * @description Scope `send`; counts as a message. Needs “templates” in your plan. For `WHATSAPP-BUSINESS` instances.
     */
    post: operations["messageSendTemplate"];
  };
  "/v1/message/sendButton/{instanceName}": {
    parameters: {
    };
    /**
     * Send buttons
     * @deprecated
     * @description Another spelling of `POST /message/sendButtons/:instanceName`. WhatsApp shows buttons on some phones only. Scope `send`; counts as a message, 2 times.
     */
    post: operations["messageSendButton"];
  };
  "/v1/message/updateBlockStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Block or unblock a contact
     * @deprecated
     * @description Another spelling of `POST /chat/updateBlockStatus/:instanceName`. Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["messageUpdateBlockStatus"];
  };
  "/v1/chat/whatsappNumbers/{instanceName}": {
    parameters: {
    };
    /**
     * Check which numbers are on WhatsApp
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatWhatsappNumbers"];
  };
  "/v1/chat/markMessageAsRead/{instanceName}": {
    parameters: {
    };
    /**
     * Mark messages as read
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatMarkMessageAsRead"];
  };
  "/v1/chat/archiveChat/{instanceName}": {
    parameters: {
    };
    /**
     * Archive a chat
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatArchiveChat"];
  };
  "/v1/chat/markChatUnread/{instanceName}": {
    parameters: {
    };
    /**
     * Mark a chat as unread
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatMarkChatUnread"];
  };
  "/v1/chat/deleteMessageForEveryone/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a message for everyone
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    delete: operations["chatDeleteMessageForEveryone"];
  };
  "/v1/chat/fetchProfilePictureUrl/{instanceName}": {
    parameters: {
    };
    /**
     * Find a profile picture
     * @description Scope `read`; counts as an API call.
     */
    post: operations["chatFetchProfilePictureUrl"];
  };
  "/v1/chat/getBase64FromMediaMessage/{instanceName}": {
    parameters: {
    };
    /**
     * Download the media of a message
     * @description Scope `read`; counts as an API call, 2 times.
     */
    post: operations["chatGetBase64FromMediaMessage"];
  };
  "/v1/chat/updateMessage/{instanceName}": {
    parameters: {
    };
    /**
     * Edit a sent message
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatUpdateMessage"];
  };
  "/v1/chat/sendPresence/{instanceName}": {
    parameters: {
    };
    /**
     * Show “typing…”
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatSendPresence"];
  };
  "/v1/chat/updateBlockStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Block or unblock a contact
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatUpdateBlockStatus"];
  };
  "/v1/chat/findContacts/{instanceName}": {
    parameters: {
    };
    /**
     * Find stored contacts
     * @description Scope `read`; counts as an API call.
     */
    post: operations["chatFindContacts"];
  };
  "/v1/chat/findMessages/{instanceName}": {
    parameters: {
    };
    /**
     * Find stored messages
     * @description Scope `read`; counts as an API call.
     */
    post: operations["chatFindMessages"];
  };
  "/v1/chat/findStatusMessage/{instanceName}": {
    parameters: {
    };
    /**
     * Find delivery states
     * @description Scope `read`; counts as an API call.
     */
    post: operations["chatFindStatusMessage"];
  };
  "/v1/chat/findChats/{instanceName}": {
    parameters: {
    };
    /**
     * Find chats
     * @description Scope `read`; counts as an API call.
     */
    post: operations["chatFindChats"];
  };
  "/v1/chat/findChatByRemoteJid/{instanceName}": {
    parameters: {
    };
    /**
     * Find one chat
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["chatFindChatByRemoteJid"];
  };
  "/v1/chat/fetchBusinessProfile/{instanceName}": {
    parameters: {
    };
    /**
     * Show a business profile
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatFetchBusinessProfile"];
  };
  "/v1/chat/fetchProfile/{instanceName}": {
    parameters: {
    };
    /**
     * Show a profile
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatFetchProfile"];
  };
  "/v1/chat/updateProfileName/{instanceName}": {
    parameters: {
    };
    /**
     * Change your name
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatUpdateProfileName"];
  };
  "/v1/chat/updateProfileStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Change your about text
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatUpdateProfileStatus"];
  };
  "/v1/chat/updateProfilePicture/{instanceName}": {
    parameters: {
    };
    /**
     * Change your picture
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatUpdateProfilePicture"];
  };
  "/v1/chat/removeProfilePicture/{instanceName}": {
    parameters: {
    };
    /**
     * Remove your picture
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    delete: operations["chatRemoveProfilePicture"];
  };
  "/v1/chat/fetchPrivacySettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show privacy settings
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["chatFetchPrivacySettings"];
  };
  "/v1/chat/updatePrivacySettings/{instanceName}": {
    parameters: {
    };
    /**
     * Change privacy settings
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["chatUpdatePrivacySettings"];
  };
  "/v1/group/create/{instanceName}": {
    parameters: {
    };
    /**
     * Create a group
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupCreate"];
  };
  "/v1/group/updateGroupSubject/{instanceName}": {
    parameters: {
    };
    /**
     * Rename a group
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupUpdateGroupSubject"];
  };
  "/v1/group/updateGroupPicture/{instanceName}": {
    parameters: {
    };
    /**
     * Change a group's picture
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupUpdateGroupPicture"];
  };
  "/v1/group/updateGroupDescription/{instanceName}": {
    parameters: {
    };
    /**
     * Change a group's description
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupUpdateGroupDescription"];
  };
  "/v1/group/findGroupInfos/{instanceName}": {
    parameters: {
    };
    /**
     * Show a group
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["groupFindGroupInfos"];
  };
  "/v1/group/fetchAllGroups/{instanceName}": {
    parameters: {
    };
    /**
     * List your groups
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["groupFetchAllGroups"];
  };
  "/v1/group/participants/{instanceName}": {
    parameters: {
    };
    /**
     * List a group's members
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["groupParticipants"];
  };
  "/v1/group/inviteCode/{instanceName}": {
    parameters: {
    };
    /**
     * Show a group's invite link
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["groupInviteCode"];
  };
  "/v1/group/inviteInfo/{instanceName}": {
    parameters: {
    };
    /**
     * Show the group behind an invite
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["groupInviteInfo"];
  };
  "/v1/group/acceptInviteCode/{instanceName}": {
    parameters: {
    };
    /**
     * Join a group
     * @description A GET that changes something, as in Evolution. Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["groupAcceptInviteCode"];
  };
  "/v1/group/sendInvite/{instanceName}": {
    parameters: {
    };
    /**
     * Send an invite to several numbers
     * @description Scope `send`; counts as a message. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupSendInvite"];
  };
  "/v1/group/revokeInviteCode/{instanceName}": {
    parameters: {
    };
    /**
     * Replace the invite link
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupRevokeInviteCode"];
  };
  "/v1/group/updateParticipant/{instanceName}": {
    parameters: {
    };
    /**
     * Add, remove, promote or demote members
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupUpdateParticipant"];
  };
  "/v1/group/updateSetting/{instanceName}": {
    parameters: {
    };
    /**
     * Change who may write or edit
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupUpdateSetting"];
  };
  "/v1/group/toggleEphemeral/{instanceName}": {
    parameters: {
    };
    /**
     * Set disappearing messages
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["groupToggleEphemeral"];
  };
  "/v1/group/leaveGroup/{instanceName}": {
    parameters: {
    };
    /**
     * Leave a group
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    delete: operations["groupLeaveGroup"];
  };
  "/v1/label/findLabels/{instanceName}": {
    parameters: {
    };
    /**
     * List labels
     * @description Scope `read`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    get: operations["labelFindLabels"];
  };
  "/v1/label/handleLabel/{instanceName}": {
    parameters: {
    };
    /**
     * Put a label on a chat, or take it off
     * @description Scope `send`; counts as an API call. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["labelHandleLabel"];
  };
  "/v1/call/offer/{instanceName}": {
    parameters: {
    };
    /**
     * Ring a number
     * @description Scope `send`; counts as a message. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["callOffer"];
  };
  "/v1/business/getCatalog/{instanceName}": {
    parameters: {
    };
    /**
     * Show a business's products
     * @description Scope `read`; counts as an API call. Needs “business” in your plan. Servers from 2.3 on. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["businessGetCatalog"];
  };
  "/v1/business/getCollections/{instanceName}": {
    parameters: {
    };
    /**
     * Show a business's collections
     * @description Scope `read`; counts as an API call. Needs “business” in your plan. Servers from 2.3 on. For `WHATSAPP-BAILEYS` instances.
     */
    post: operations["businessGetCollections"];
  };
  "/v1/template/create/{instanceName}": {
    parameters: {
    };
    /**
     * Create a template
     * @description Scope `manage`; counts as an API call. Needs “templates” in your plan. For `WHATSAPP-BUSINESS` instances.
     */
    post: operations["templateCreate"];
  };
  "/v1/template/find/{instanceName}": {
    parameters: {
    };
    /**
     * List templates
     * @description Scope `read`; counts as an API call. Needs “templates” in your plan. For `WHATSAPP-BUSINESS` instances.
     */
    get: operations["templateFind"];
  };
  "/v1/template/edit/{instanceName}": {
    parameters: {
    };
    /**
     * Change a template
     * @description Scope `manage`; counts as an API call. Needs “templates” in your plan. Servers from 2.3.7 on. For `WHATSAPP-BUSINESS` instances.
     */
    post: operations["templateEdit"];
  };
  "/v1/template/delete/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a template
     * @description Scope `manage`; counts as an API call. Needs “templates” in your plan. Servers from 2.3.7 on. For `WHATSAPP-BUSINESS` instances.
     */
    delete: operations["templateDelete"];
  };
  "/v1/settings/set/{instanceName}": {
    parameters: {
    };
    /**
     * Change how an instance behaves
     * @description Replaces all of them. Scope `manage`; counts as an API call.
     */
    post: operations["settingsSet"];
  };
  "/v1/settings/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show how an instance behaves
     * @description Scope `read`; counts as an API call.
     */
    get: operations["settingsFind"];
  };
  "/v1/proxy/set/{instanceName}": {
    parameters: {
    };
    /**
     * Set the proxy of a number
     * @description It is tried out first; one that does not work is refused with 400. Scope `manage`; counts as an API call. Needs “proxy” in your plan.
     */
    post: operations["proxySet"];
  };
  "/v1/proxy/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show the proxy of a number
     * @description Scope `read`; counts as an API call. Needs “proxy” in your plan.
     */
    get: operations["proxyFind"];
  };
  "/v1/webhook/set/{instanceName}": {
    parameters: {
    };
    /**
     * Choose where events go
     * @description Deliveries are signed (Standard Webhooks) and tried again for days. Scope `manage`; counts as an API call.
     */
    post: operations["webhookSet"];
  };
  "/v1/webhook/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show where events go
     * @description Scope `read`; counts as an API call.
     */
    get: operations["webhookFind"];
  };
  "/v1/websocket/set/{instanceName}": {
    parameters: {
    };
    /**
     * Send events to WebSocket
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["websocketSet"];
  };
  "/v1/websocket/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show what goes to WebSocket
     * @description Scope `read`; counts as an API call.
     */
    get: operations["websocketFind"];
  };
  "/v1/pusher/set/{instanceName}": {
    parameters: {
    };
    /**
     * Send events to Pusher
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["pusherSet"];
  };
  "/v1/pusher/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show what goes to Pusher
     * @description Scope `read`; counts as an API call.
     */
    get: operations["pusherFind"];
  };
  "/v1/rabbitmq/set/{instanceName}": {
    parameters: {
    };
    /**
     * Send events to RabbitMQ
     * @description Scope `manage`; counts as an API call. Needs “brokers” in your plan and a dedicated server.
     */
    post: operations["rabbitmqSet"];
  };
  "/v1/rabbitmq/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show what goes to RabbitMQ
     * @description Scope `read`; counts as an API call. Needs “brokers” in your plan and a dedicated server.
     */
    get: operations["rabbitmqFind"];
  };
  "/v1/sqs/set/{instanceName}": {
    parameters: {
    };
    /**
     * Send events to Amazon SQS
     * @description Scope `manage`; counts as an API call. Needs “brokers” in your plan and a dedicated server.
     */
    post: operations["sqsSet"];
  };
  "/v1/sqs/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show what goes to Amazon SQS
     * @description Scope `read`; counts as an API call. Needs “brokers” in your plan and a dedicated server.
     */
    get: operations["sqsFind"];
  };
  "/v1/nats/set/{instanceName}": {
    parameters: {
    };
    /**
     * Send events to NATS
     * @description Scope `manage`; counts as an API call. Needs “brokers” in your plan and a dedicated server. Servers from 2.3 on.
     */
    post: operations["natsSet"];
  };
  "/v1/nats/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show what goes to NATS
     * @description Scope `read`; counts as an API call. Needs “brokers” in your plan and a dedicated server. Servers from 2.3 on.
     */
    get: operations["natsFind"];
  };
  "/v1/kafka/set/{instanceName}": {
    parameters: {
    };
    /**
     * Send events to Kafka
     * @description Scope `manage`; counts as an API call. Needs “brokers” in your plan and a dedicated server. Servers from 2.3 on.
     */
    post: operations["kafkaSet"];
  };
  "/v1/kafka/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show what goes to Kafka
     * @description Scope `read`; counts as an API call. Needs “brokers” in your plan and a dedicated server. Servers from 2.3 on.
     */
    get: operations["kafkaFind"];
  };
  "/v1/typebot/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with Typebot
     * @description Scope `manage`; counts as a new bot.
     */
    post: operations["typebotCreate"];
  };
  "/v1/typebot/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of Typebot
     * @description Scope `read`; counts as an API call.
     */
    get: operations["typebotFind"];
  };
  "/v1/typebot/fetch/{typebotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of Typebot
     * @description Scope `read`; counts as an API call.
     */
    get: operations["typebotFetch"];
  };
  "/v1/typebot/update/{typebotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of Typebot
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call.
     */
    put: operations["typebotUpdate"];
  };
  "/v1/typebot/delete/{typebotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of Typebot
     * @description Scope `manage`; counts as an API call.
     */
    delete: operations["typebotDelete"];
  };
  "/v1/typebot/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of Typebot share
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["typebotSettings"];
  };
  "/v1/typebot/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of Typebot share
     * @description Scope `read`; counts as an API call.
     */
    get: operations["typebotFetchSettings"];
  };
  "/v1/typebot/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume Typebot for a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["typebotChangeStatus"];
  };
  "/v1/typebot/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let Typebot ignore a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["typebotIgnoreJid"];
  };
  "/v1/typebot/fetchSessions/{typebotId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with Typebot
     * @description Scope `read`; counts as an API call.
     */
    get: operations["typebotFetchSessions"];
  };
  "/v1/typebot/start/{instanceName}": {
    parameters: {
    };
    /**
     * Start a Typebot flow for a contact
     * @description Scope `send`; counts as a message.
     */
    post: operations["typebotStart"];
  };
  "/v1/openai/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with OpenAI
     * @description Scope `manage`; counts as a new bot.
     */
    post: operations["openaiCreate"];
  };
  "/v1/openai/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of OpenAI
     * @description Scope `read`; counts as an API call.
     */
    get: operations["openaiFind"];
  };
  "/v1/openai/fetch/{openaiBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of OpenAI
     * @description Scope `read`; counts as an API call.
     */
    get: operations["openaiFetch"];
  };
  "/v1/openai/update/{openaiBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of OpenAI
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call.
     */
    put: operations["openaiUpdate"];
  };
  "/v1/openai/delete/{openaiBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of OpenAI
     * @description Scope `manage`; counts as an API call.
     */
    delete: operations["openaiDelete"];
  };
  "/v1/openai/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of OpenAI share
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["openaiSettings"];
  };
  "/v1/openai/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of OpenAI share
     * @description Scope `read`; counts as an API call.
     */
    get: operations["openaiFetchSettings"];
  };
  "/v1/openai/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume OpenAI for a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["openaiChangeStatus"];
  };
  "/v1/openai/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let OpenAI ignore a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["openaiIgnoreJid"];
  };
  "/v1/openai/fetchSessions/{openaiBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with OpenAI
     * @description Scope `read`; counts as an API call.
     */
    get: operations["openaiFetchSessions"];
  };
  "/v1/openai/creds/{instanceName}": {
    parameters: {
    };
    /**
     * List OpenAI keys
     * @description Scope `read`; counts as an API call.
     */
    get: operations["openaiCredsGet"];
    /**
     * Store an OpenAI key
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["openaiCreds"];
  };
  "/v1/openai/creds/{openaiCredsId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete an OpenAI key
     * @description With the bots that use it. Scope `manage`; counts as an API call.
     */
    delete: operations["openaiCredsDelete"];
  };
  "/v1/openai/getModels/{instanceName}": {
    parameters: {
    };
    /**
     * List models
     * @description Scope `read`; counts as an API call.
     */
    get: operations["openaiGetModels"];
  };
  "/v1/dify/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with Dify
     * @description Scope `manage`; counts as a new bot.
     */
    post: operations["difyCreate"];
  };
  "/v1/dify/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of Dify
     * @description Scope `read`; counts as an API call.
     */
    get: operations["difyFind"];
  };
  "/v1/dify/fetch/{difyId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of Dify
     * @description Scope `read`; counts as an API call.
     */
    get: operations["difyFetch"];
  };
  "/v1/dify/update/{difyId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of Dify
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call.
     */
    put: operations["difyUpdate"];
  };
  "/v1/dify/delete/{difyId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of Dify
     * @description Scope `manage`; counts as an API call.
     */
    delete: operations["difyDelete"];
  };
  "/v1/dify/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of Dify share
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["difySettings"];
  };
  "/v1/dify/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of Dify share
     * @description Scope `read`; counts as an API call.
     */
    get: operations["difyFetchSettings"];
  };
  "/v1/dify/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume Dify for a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["difyChangeStatus"];
  };
  "/v1/dify/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let Dify ignore a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["difyIgnoreJid"];
  };
  "/v1/dify/fetchSessions/{difyId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with Dify
     * @description Scope `read`; counts as an API call.
     */
    get: operations["difyFetchSessions"];
  };
  "/v1/flowise/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with Flowise
     * @description Scope `manage`; counts as a new bot.
     */
    post: operations["flowiseCreate"];
  };
  "/v1/flowise/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of Flowise
     * @description Scope `read`; counts as an API call.
     */
    get: operations["flowiseFind"];
  };
  "/v1/flowise/fetch/{flowiseId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of Flowise
     * @description Scope `read`; counts as an API call.
     */
    get: operations["flowiseFetch"];
  };
  "/v1/flowise/update/{flowiseId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of Flowise
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call.
     */
    put: operations["flowiseUpdate"];
  };
  "/v1/flowise/delete/{flowiseId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of Flowise
     * @description Scope `manage`; counts as an API call.
     */
    delete: operations["flowiseDelete"];
  };
  "/v1/flowise/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of Flowise share
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["flowiseSettings"];
  };
  "/v1/flowise/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of Flowise share
     * @description Scope `read`; counts as an API call.
     */
    get: operations["flowiseFetchSettings"];
  };
  "/v1/flowise/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume Flowise for a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["flowiseChangeStatus"];
  };
  "/v1/flowise/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let Flowise ignore a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["flowiseIgnoreJid"];
  };
  "/v1/flowise/fetchSessions/{flowiseId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with Flowise
     * @description Scope `read`; counts as an API call.
     */
    get: operations["flowiseFetchSessions"];
  };
  "/v1/evolutionBot/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with your own bot server
     * @description Scope `manage`; counts as a new bot.
     */
    post: operations["evolutionBotCreate"];
  };
  "/v1/evolutionBot/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of your own bot server
     * @description Scope `read`; counts as an API call.
     */
    get: operations["evolutionBotFind"];
  };
  "/v1/evolutionBot/fetch/{evolutionBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of your own bot server
     * @description Scope `read`; counts as an API call.
     */
    get: operations["evolutionBotFetch"];
  };
  "/v1/evolutionBot/update/{evolutionBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of your own bot server
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call.
     */
    put: operations["evolutionBotUpdate"];
  };
  "/v1/evolutionBot/delete/{evolutionBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of your own bot server
     * @description Scope `manage`; counts as an API call.
     */
    delete: operations["evolutionBotDelete"];
  };
  "/v1/evolutionBot/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of your own bot server share
     * @description Scope `manage`; counts as an API call.
     */
    post: operations["evolutionBotSettings"];
  };
  "/v1/evolutionBot/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of your own bot server share
     * @description Scope `read`; counts as an API call.
     */
    get: operations["evolutionBotFetchSettings"];
  };
  "/v1/evolutionBot/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume your own bot server for a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["evolutionBotChangeStatus"];
  };
  "/v1/evolutionBot/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let your own bot server ignore a contact
     * @description Scope `send`; counts as an API call.
     */
    post: operations["evolutionBotIgnoreJid"];
  };
  "/v1/evolutionBot/fetchSessions/{evolutionBotId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with your own bot server
     * @description Scope `read`; counts as an API call.
     */
    get: operations["evolutionBotFetchSessions"];
  };
  "/v1/n8n/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with n8n
     * @description Scope `manage`; counts as a new bot. Servers from 2.3 on.
     */
    post: operations["n8nCreate"];
  };
  "/v1/n8n/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of n8n
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["n8nFind"];
  };
  "/v1/n8n/fetch/{n8nId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of n8n
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["n8nFetch"];
  };
  "/v1/n8n/update/{n8nId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of n8n
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call. Servers from 2.3 on.
     */
    put: operations["n8nUpdate"];
  };
  "/v1/n8n/delete/{n8nId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of n8n
     * @description Scope `manage`; counts as an API call. Servers from 2.3 on.
     */
    delete: operations["n8nDelete"];
  };
  "/v1/n8n/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of n8n share
     * @description Scope `manage`; counts as an API call. Servers from 2.3 on.
     */
    post: operations["n8nSettings"];
  };
  "/v1/n8n/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of n8n share
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["n8nFetchSettings"];
  };
  "/v1/n8n/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume n8n for a contact
     * @description Scope `send`; counts as an API call. Servers from 2.3 on.
     */
    post: operations["n8nChangeStatus"];
  };
  "/v1/n8n/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let n8n ignore a contact
     * @description Scope `send`; counts as an API call. Servers from 2.3 on.
     */
    post: operations["n8nIgnoreJid"];
  };
  "/v1/n8n/fetchSessions/{n8nId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with n8n
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["n8nFetchSessions"];
  };
  "/v1/evoai/create/{instanceName}": {
    parameters: {
    };
    /**
     * Answer with Evo AI
     * @description Scope `manage`; counts as a new bot. Servers from 2.3 on.
     */
    post: operations["evoaiCreate"];
  };
  "/v1/evoai/find/{instanceName}": {
    parameters: {
    };
    /**
     * List bots of Evo AI
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["evoaiFind"];
  };
  "/v1/evoai/fetch/{evoaiId}/{instanceName}": {
    parameters: {
    };
    /**
     * Show a bot of Evo AI
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["evoaiFetch"];
  };
  "/v1/evoai/update/{evoaiId}/{instanceName}": {
    parameters: {
    };
    /**
     * Replace a bot of Evo AI
     * @description All of it: what is left out is lost. Scope `manage`; counts as an API call. Servers from 2.3 on.
     */
    put: operations["evoaiUpdate"];
  };
  "/v1/evoai/delete/{evoaiId}/{instanceName}": {
    parameters: {
    };
    /**
     * Delete a bot of Evo AI
     * @description Scope `manage`; counts as an API call. Servers from 2.3 on.
     */
    delete: operations["evoaiDelete"];
  };
  "/v1/evoai/settings/{instanceName}": {
    parameters: {
    };
    /**
     * Set what bots of Evo AI share
     * @description Scope `manage`; counts as an API call. Servers from 2.3 on.
     */
    post: operations["evoaiSettings"];
  };
  "/v1/evoai/fetchSettings/{instanceName}": {
    parameters: {
    };
    /**
     * Show what bots of Evo AI share
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["evoaiFetchSettings"];
  };
  "/v1/evoai/changeStatus/{instanceName}": {
    parameters: {
    };
    /**
     * Pause or resume Evo AI for a contact
     * @description Scope `send`; counts as an API call. Servers from 2.3 on.
     */
    post: operations["evoaiChangeStatus"];
  };
  "/v1/evoai/ignoreJid/{instanceName}": {
    parameters: {
    };
    /**
     * Let Evo AI ignore a contact
     * @description Scope `send`; counts as an API call. Servers from 2.3 on.
     */
    post: operations["evoaiIgnoreJid"];
  };
  "/v1/evoai/fetchSessions/{evoaiId}/{instanceName}": {
    parameters: {
    };
    /**
     * List conversations with Evo AI
     * @description Scope `read`; counts as an API call. Servers from 2.3 on.
     */
    get: operations["evoaiFetchSessions"];
  };
  "/v1/chatwoot/set/{instanceName}": {
    parameters: {
    };
    /**
     * Link a Chatwoot account
     * @description Scope `manage`; counts as an API call. Needs “chatwoot” in your plan and a dedicated server.
     */
    post: operations["chatwootSet"];
  };
  "/v1/chatwoot/find/{instanceName}": {
    parameters: {
    };
    /**
     * Show the Chatwoot account
     * @description Scope `read`; counts as an API call. Needs “chatwoot” in your plan and a dedicated server.
     */
    get: operations["chatwootFind"];
  };
  "/v1/paced/list/{instanceName}": {
    parameters: {
    };
    /**
     * List messages that wait
     * @description Scope `read`; counts as an API call.
     */
    get: operations["pacedList"];
  };
  "/v1/paced/find/{instanceName}/{pacedId}": {
    parameters: {
    };
    /**
     * Follow a message that waits
     * @description Scope `read`; counts as an API call.
     */
    get: operations["pacedFind"];
  };
  "/v1/paced/cancel/{instanceName}/{pacedId}": {
    parameters: {
    };
    /**
     * Cancel a message that waits
     * @description 409 for one that is being sent, or was. Scope `send`; counts as an API call.
     */
    delete: operations["pacedCancel"];
  };
  "/v1/paced/clear/{instanceName}": {
    parameters: {
    };
    /**
     * Cancel all messages that wait
     * @description Scope `send`; counts as an API call.
     */
    delete: operations["pacedClear"];
  };
  "/v1/sandbox/help": {
    parameters: {
    };
    /**
     * Show magic numbers and controls
     * @description Scope `read`; counts as an API call. Test keys only.
     */
    get: operations["sandboxHelp"];
  };
  "/v1/sandbox/inbound/{instanceName}": {
    parameters: {
    };
    /**
     * Let a message arrive
     * @description Scope `send`; counts as an API call. Test keys only.
     */
    post: operations["sandboxInbound"];
  };
  "/v1/sandbox/scan/{instanceName}": {
    parameters: {
    };
    /**
     * Scan the QR code
     * @description Scope `manage`; counts as an API call. Test keys only.
     */
    post: operations["sandboxScan"];
  };
  "/v1/sandbox/disconnect/{instanceName}": {
    parameters: {
    };
    /**
     * End the connection
     * @description Scope `manage`; counts as an API call. Test keys only.
     */
    post: operations["sandboxDisconnect"];
  };
  "/api/tenants/{tenantId}/endpoints": {
    parameters: {
    };
    /**
     * List endpoints
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdEndpoints"];
    /**
     * Create an endpoint
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdEndpoints"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}": {
    parameters: {
    };
    /**
     * Show an endpoint and how it is doing
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdEndpointsEndpointId"];
    /**
     * Delete an endpoint, with what waits for it
     * @description Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdEndpointsEndpointId"];
    /**
     * Change an endpoint, or switch it on again
     * @description Least role: developer.
     */
    patch: operations["managePatchTenantsTenantIdEndpointsEndpointId"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/secret/reveal": {
    parameters: {
    };
    /**
     * Show the signing secret
     * @description Least role: admin.
     */
    post: operations["managePostTenantsTenantIdEndpointsEndpointIdSecretReveal"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/secret/roll": {
    parameters: {
    };
    /**
     * Replace the signing secret
     * @description Least role: admin.
     */
    post: operations["managePostTenantsTenantIdEndpointsEndpointIdSecretRoll"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/test": {
    parameters: {
    };
    /**
     * Deliver a made-up event now
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdEndpointsEndpointIdTest"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/deliveries": {
    parameters: {
    };
    /**
     * List deliveries
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdEndpointsEndpointIdDeliveries"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/deliveries/{deliveryId}": {
    parameters: {
    };
    /**
     * Show a delivery, what was sent and every answer
     * @description Least role: developer.
     */
    get: operations["manageGetTenantsTenantIdEndpointsEndpointIdDeliveriesDeliveryId"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/deliveries/{deliveryId}/resend": {
    parameters: {
    };
    /**
     * Send a delivery again
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdEndpointsEndpointIdDeliveriesDeliveryIdResend"];
  };
  "/api/tenants/{tenantId}/endpoints/{endpointId}/deliveries/resend-failed": {
    parameters: {
    };
    /**
     * Send all again that failed since then
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdEndpointsEndpointIdDeliveriesResendFailed"];
  };
  "/api/tenants/{tenantId}/keys": {
    parameters: {
    };
    /**
     * List API keys
     * @description Newest first, revoked ones too. A key that asks sees the keys of its own mode. Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdKeys"];
    /**
     * Create an API key
     * @description A key that makes a key gives it at most its own rights: mode, scopes, addresses and life. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdKeys"];
  };
  "/api/tenants/{tenantId}/keys/{keyId}": {
    parameters: {
    };
    /**
     * Read an API key
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdKeysKeyId"];
    /**
     * Revoke an API key
     * @description Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdKeysKeyId"];
    /**
     * Rename an API key
     * @description Least role: developer.
     */
    patch: operations["managePatchTenantsTenantIdKeysKeyId"];
  };
  "/api/tenants/{tenantId}/keys/{keyId}/roll": {
    parameters: {
    };
    /**
     * Replace an API key
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdKeysKeyIdRoll"];
  };
  "/api/tenants/{tenantId}/instances": {
    parameters: {
    };
    /**
     * List instances
     * @description Newest first. With a filter by status, a page may be shorter than asked for while more follow. Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstances"];
    /**
     * Create an instance
     * @description Places it on the best server, and costs one `instance_create`. One that fails leaves nothing behind and costs nothing. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstances"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}": {
    parameters: {
    };
    /**
     * Read an instance
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceId"];
    /**
     * Delete an instance, with its session and everything kept about it
     * @description Costs one `instance_delete`. Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdInstancesInstanceId"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/settings": {
    parameters: {
    };
    /**
     * Read how an instance shall behave
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdSettings"];
    /**
     * Change how an instance behaves
     * @description Least role: developer.
     */
    patch: operations["managePatchTenantsTenantIdInstancesInstanceIdSettings"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/key/roll": {
    parameters: {
    };
    /**
     * Replace the instance's own key
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdKeyRoll"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/share": {
    parameters: {
    };
    /**
     * Make a link by which somebody without an account may connect it, once
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdShare"];
    /**
     * End the link
     * @description Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdInstancesInstanceIdShare"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/test-message": {
    parameters: {
    };
    /**
     * Send a message, and see the request and the answer
     * @description A real message, which costs one `message_send`. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdTestMessage"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/qr": {
    parameters: {
    };
    /**
     * The QR code of this moment
     * @description Starts nothing and costs nothing: ask again until it is open. Least role: developer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdQr"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/connect": {
    parameters: {
    };
    /**
     * Start pairing by QR code
     * @description Costs one `api_call`, as the call of /v1 that it makes. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdConnect"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/pairing-code": {
    parameters: {
    };
    /**
     * Ask for a code to type on the phone
     * @description Ends QR codes that are being shown. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdPairingCode"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/restart": {
    parameters: {
    };
    /**
     * Connect anew, with the same session
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdRestart"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/logout": {
    parameters: {
    };
    /**
     * End the session
     * @description The phone has to be connected again afterwards. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdLogout"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/presence": {
    parameters: {
    };
    /**
     * Set whether contacts see the number online
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdPresence"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/pacing": {
    parameters: {
    };
    /**
     * Read how an instance paces its messages, and what waits
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdPacing"];
    /**
     * Change how an instance paces its messages
     * @description Holds for what waits at once, and for new calls within ten seconds. Switched off, new messages go at once; what waits still goes by the rules. Least role: developer.
     */
    patch: operations["managePatchTenantsTenantIdInstancesInstanceIdPacing"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/pacing/sends": {
    parameters: {
    };
    /**
     * List paced messages
     * @description What waits, in its order; with `state=settled` what was sent, failed or was cancelled, for 14 days. Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdPacingSends"];
    /**
     * Cancel everything that waits
     * @description Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdInstancesInstanceIdPacingSends"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/pacing/sends/{sendId}": {
    parameters: {
    };
    /**
     * Follow a paced message
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdPacingSendsSendId"];
    /**
     * Cancel a paced message
     * @description One that is being sent, or was, answers 409. Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdInstancesInstanceIdPacingSendsSendId"];
  };
  "/api/tenants/{tenantId}/bots": {
    parameters: {
    };
    /**
     * List bots
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBots"];
    /**
     * Create a bot
     * @description Costs one `bot_create`. It is off unless it is said to be on. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdBots"];
  };
  "/api/tenants/{tenantId}/bots/{botId}": {
    parameters: {
    };
    /**
     * Read a bot
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBotsBotId"];
    /**
     * Delete a bot, with its conversations
     * @description With `If-Match`, only that version. Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdBotsBotId"];
    /**
     * Change a bot, or switch it on or off
     * @description What is not named stays as it is, secrets too. With `If-Match` it changes only that version, and asks its server only then. Least role: developer.
     */
    patch: operations["managePatchTenantsTenantIdBotsBotId"];
  };
  "/api/tenants/{tenantId}/bots/{botId}/sessions": {
    parameters: {
    };
    /**
     * List a bot's conversations
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBotsBotIdSessions"];
    /**
     * Take a conversation over, hand it back, or end it
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdBotsBotIdSessions"];
  };
  "/api/tenants/{tenantId}/bots/{botId}/start": {
    parameters: {
    };
    /**
     * Begin a Typebot's flow with a contact
     * @description Costs one `message_send`. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdBotsBotIdStart"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/bots/{kind}/settings": {
    parameters: {
    };
    /**
     * Read what an instance's bots of one kind begin with
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdBotsKindSettings"];
    /**
     * Change them
     * @description Least role: developer.
     */
    patch: operations["managePatchTenantsTenantIdInstancesInstanceIdBotsKindSettings"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/bots/{kind}/ignored": {
    parameters: {
    };
    /**
     * Ignore a contact, or no longer
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdBotsKindIgnored"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/openai/credentials": {
    parameters: {
    };
    /**
     * List OpenAI credentials
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdOpenaiCredentials"];
    /**
     * Add OpenAI credentials
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdOpenaiCredentials"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/openai/credentials/{credentialsId}": {
    parameters: {
    };
    /**
     * Delete OpenAI credentials, with the bots that use them
     * @description Least role: developer.
     */
    delete: operations["manageDeleteTenantsTenantIdInstancesInstanceIdOpenaiCredentialsCredentialsId"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/openai/models": {
    parameters: {
    };
    /**
     * List the models that a key may use
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdInstancesInstanceIdOpenaiModels"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/bots/trigger-test": {
    parameters: {
    };
    /**
     * Find out which bot a text would start
     * @description Least role: viewer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdBotsTriggerTest"];
  };
  "/api/tenants/{tenantId}/bots/{botId}/test-chat": {
    parameters: {
    };
    /**
     * Say something to a bot, as a contact would
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdBotsBotIdTestChat"];
  };
  "/api/tenants/{tenantId}/bot-calls": {
    parameters: {
    };
    /**
     * List calls of bots' servers
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBotCalls"];
  };
  "/api/tenants/{tenantId}/bot-analytics": {
    parameters: {
    };
    /**
     * Read how bots are doing
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBotAnalytics"];
  };
  "/api/share/{token}": {
    parameters: {
    };
    /**
     * What the holder of a link sees of an instance
     * @description No account is needed: the token opens this one instance, until it is connected or the link expires. For whoever holds the link.
     */
    get: operations["manageGetShareToken"];
    /**
     * Start pairing, by QR code or with a phone number
     * @description For whoever holds the link.
     */
    post: operations["managePostShareToken"];
  };
  "/api/tenants/{tenantId}/sandbox/numbers": {
    parameters: {
    };
    /**
     * List the sandbox's magic numbers
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdSandboxNumbers"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/sandbox/inbound": {
    parameters: {
    };
    /**
     * Let a message arrive on a simulated phone
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdSandboxInbound"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/sandbox/scan": {
    parameters: {
    };
    /**
     * Scan the code with the simulated phone
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdSandboxScan"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/sandbox/disconnect": {
    parameters: {
    };
    /**
     * End a simulated connection
     * @description Least role: developer.
     */
    post: operations["managePostTenantsTenantIdInstancesInstanceIdSandboxDisconnect"];
  };
  "/api/tenants/{tenantId}/overview": {
    parameters: {
    };
    /**
     * Read how things stand
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdOverview"];
  };
  "/api/operator/servers": {
    parameters: {
    };
    /**
     * List Evolution servers
     * @description For operators.
     */
    get: operations["manageGetOperatorServers"];
    /**
     * Add an Evolution server, or change the one at that URL
     * @description It must answer, speak 2.2.3 to 2.3.7 and take the key. Whether its webhooks arrive here is tried with a short-lived instance and shown as `reachable`. For operators.
     */
    post: operations["managePostOperatorServers"];
  };
  "/api/operator/servers/{serverId}": {
    parameters: {
    };
    /**
     * Read a server
     * @description For operators.
     */
    get: operations["manageGetOperatorServersServerId"];
    /**
     * Delete a server on which nothing is
     * @description For operators.
     */
    delete: operations["manageDeleteOperatorServersServerId"];
    /**
     * Change a server, drain it, or replace its key
     * @description For operators.
     */
    patch: operations["managePatchOperatorServersServerId"];
  };
  "/api/operator/servers/{serverId}/check": {
    parameters: {
    };
    /**
     * Check a server now
     * @description For operators.
     */
    post: operations["managePostOperatorServersServerIdCheck"];
  };
  "/api/operator/servers/{serverId}/unmanaged": {
    parameters: {
    };
    /**
     * List instances that run on a server and belong to no tenant
     * @description For operators.
     */
    get: operations["manageGetOperatorServersServerIdUnmanaged"];
  };
  "/api/operator/servers/{serverId}/adopt": {
    parameters: {
    };
    /**
     * Give a running instance to a tenant, without a new scan
     * @description For operators.
     */
    post: operations["managePostOperatorServersServerIdAdopt"];
  };
  "/api/tenants/{tenantId}": {
    parameters: {
    };
    /**
     * Read the tenant, its plan and its standing limits
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantId"];
    /**
     * Change name, time zone or language
     * @description With `If-Match` it changes only that version, and answers 412 if somebody was faster. Least role: admin.
     */
    patch: operations["managePatchTenantsTenantId"];
  };
  "/api/tenants/{tenantId}/usage": {
    parameters: {
    };
    /**
     * Read what is used of each quota
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdUsage"];
  };
  "/api/tenants/{tenantId}/usage/hourly": {
    parameters: {
    };
    /**
     * Read sums by hour or day
     * @description Only hours in which something was called. `format=csv` answers a file. Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdUsageHourly"];
  };
  "/api/tenants/{tenantId}/requests": {
    parameters: {
    };
    /**
     * List calls to /v1
     * @description Newest first, seconds after they were made. `format=csv` answers all of it as a file. Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdRequests"];
  };
  "/api/tenants/{tenantId}/requests/{requestId}/replay": {
    parameters: {
    };
    /**
     * Make a call again
     * @description With the key of the same instance, through every step of `/v1`: it is limited, counted and, where it sends, really sent. Least role: developer.
     */
    post: operations["managePostTenantsTenantIdRequestsRequestIdReplay"];
  };
  "/api/tenants/{tenantId}/messages": {
    parameters: {
    };
    /**
     * List messages
     * @description What became of each message, newest first, never what it said. A message appears within ten seconds. Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdMessages"];
  };
  "/api/tenants/{tenantId}/messages/hours": {
    parameters: {
    };
    /**
     * Count messages by the hour
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdMessagesHours"];
  };
  "/api/tenants/{tenantId}/live/tickets": {
    parameters: {
    };
    /**
     * Ask for a ticket
     * @description Opens one WebSocket at /live within 30 seconds. What is said there: docs/live.md. Least role: viewer.
     */
    post: operations["managePostTenantsTenantIdLiveTickets"];
  };
  "/api/tenants/{tenantId}/instances/{instanceId}/meta": {
    parameters: {
    };
    /**
     * Connect the Meta app of a WhatsApp Business instance
     * @description The app's secret proves Meta's events. It is sealed and never shown again. Least role: developer.
     */
    put: operations["managePutTenantsTenantIdInstancesInstanceIdMeta"];
  };
  "/api/tenants/{tenantId}/audit": {
    parameters: {
    };
    /**
     * List who changed what
     * @description Newest first. `format=csv` answers all of it as a file. Least role: developer.
     */
    get: operations["manageGetTenantsTenantIdAudit"];
  };
  "/api/tenants/{tenantId}/billing": {
    parameters: {
    };
    /**
     * Read the plan and the bill so far
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBilling"];
  };
  "/api/tenants/{tenantId}/billing/plans": {
    parameters: {
    };
    /**
     * List the plans on offer
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBillingPlans"];
  };
  "/api/tenants/{tenantId}/billing/plan/preview": {
    parameters: {
    };
    /**
     * See what a change of plan would cost and break
     * @description Least role: viewer.
     */
    post: operations["managePostTenantsTenantIdBillingPlanPreview"];
  };
  "/api/tenants/{tenantId}/billing/plan": {
    parameters: {
    };
    /**
     * Change the plan
     * @description An upgrade holds at once and is billed by the day; a downgrade holds from the next period on. Least role: admin.
     */
    put: operations["managePutTenantsTenantIdBillingPlan"];
  };
  "/api/tenants/{tenantId}/billing/details": {
    parameters: {
    };
    /**
     * Read whom invoices are made out to
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBillingDetails"];
    /**
     * Change whom invoices are made out to
     * @description Least role: admin.
     */
    put: operations["managePutTenantsTenantIdBillingDetails"];
  };
  "/api/tenants/{tenantId}/billing/invoices": {
    parameters: {
    };
    /**
     * List invoices
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBillingInvoices"];
  };
  "/api/tenants/{tenantId}/billing/invoices/{invoiceId}": {
    parameters: {
    };
    /**
     * Read an invoice
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBillingInvoicesInvoiceId"];
  };
  "/api/tenants/{tenantId}/billing/invoices/{invoiceId}/checkouts": {
    parameters: {
    };
    /**
     * List an invoice's open checkouts
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBillingInvoicesInvoiceIdCheckouts"];
  };
  "/api/tenants/{tenantId}/billing/payment-methods": {
    parameters: {
    };
    /**
     * List the ways to pay
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdBillingPaymentMethods"];
  };
  "/api/tenants/{tenantId}/billing/invoices/{invoiceId}/checkout": {
    parameters: {
    };
    /**
     * Pay an invoice
     * @description Least role: admin.
     */
    post: operations["managePostTenantsTenantIdBillingInvoicesInvoiceIdCheckout"];
  };
  "/api/operator/tenants": {
    parameters: {
    };
    /**
     * List tenants
     * @description For operators.
     */
    get: operations["manageGetOperatorTenants"];
    /**
     * Create a tenant
     * @description For operators.
     */
    post: operations["managePostOperatorTenants"];
  };
  "/api/operator/tenants/{tenantId}": {
    parameters: {
    };
    /**
     * Read a tenant
     * @description For operators.
     */
    get: operations["manageGetOperatorTenantsTenantId"];
    /**
     * Create a tenant under this id, or change its profile, plan and overrides
     * @description For operators.
     */
    put: operations["managePutOperatorTenantsTenantId"];
  };
  "/api/operator/tenants/{tenantId}/plan": {
    parameters: {
    };
    /**
     * Set a tenant's plan, and what it has instead of it
     * @description For operators.
     */
    put: operations["managePutOperatorTenantsTenantIdPlan"];
  };
  "/api/operator/tenants/{tenantId}/suspension": {
    parameters: {
    };
    /**
     * Suspend a tenant
     * @description Its calls are refused from now on, everywhere within ten seconds; its members may look, not change. For operators.
     */
    post: operations["managePostOperatorTenantsTenantIdSuspension"];
    /**
     * Lift a suspension
     * @description For operators.
     */
    delete: operations["manageDeleteOperatorTenantsTenantIdSuspension"];
  };
  "/api/operator/tenants/{tenantId}/impersonation": {
    parameters: {
    };
    /**
     * Act in a tenant, for a reason and for up to an hour
     * @description With the role admin. The tenant reads start, end and every change in its audit log. For operators.
     */
    post: operations["managePostOperatorTenantsTenantIdImpersonation"];
    /**
     * Stop acting in a tenant
     * @description For operators.
     */
    delete: operations["manageDeleteOperatorTenantsTenantIdImpersonation"];
  };
  "/api/operator/plans": {
    parameters: {
    };
    /**
     * List plans
     * @description For operators.
     */
    get: operations["manageGetOperatorPlans"];
    /**
     * Create a plan
     * @description For operators.
     */
    post: operations["managePostOperatorPlans"];
  };
  "/api/operator/plans/{planId}": {
    parameters: {
    };
    /**
     * Read a plan
     * @description For operators.
     */
    get: operations["manageGetOperatorPlansPlanId"];
    /**
     * Change a plan for all who have it
     * @description Holds for the first fifty tenants before the answer, for all others within minutes. For operators.
     */
    patch: operations["managePatchOperatorPlansPlanId"];
  };
  "/api/operator/tenants/{tenantId}/invoices": {
    parameters: {
    };
    /**
     * List a tenant's invoices
     * @description For operators.
     */
    get: operations["manageGetOperatorTenantsTenantIdInvoices"];
  };
  "/api/operator/invoices/overdue": {
    parameters: {
    };
    /**
     * List overdue invoices, the oldest first
     * @description For operators.
     */
    get: operations["manageGetOperatorInvoicesOverdue"];
  };
  "/api/operator/revenue": {
    parameters: {
    };
    /**
     * Read what was issued and paid, by month and currency
     * @description For operators.
     */
    get: operations["manageGetOperatorRevenue"];
  };
  "/api/operator/tenants/{tenantId}/invoices/{invoiceId}/paid": {
    parameters: {
    };
    /**
     * Mark an invoice paid
     * @description For operators.
     */
    post: operations["managePostOperatorTenantsTenantIdInvoicesInvoiceIdPaid"];
  };
  "/api/operator/tenants/{tenantId}/invoices/{invoiceId}/void": {
    parameters: {
    };
    /**
     * Take an invoice back
     * @description For operators.
     */
    post: operations["managePostOperatorTenantsTenantIdInvoicesInvoiceIdVoid"];
  };
  "/api/operator/tenants/{tenantId}/invoices/{invoiceId}/uncollectible": {
    parameters: {
    };
    /**
     * Give an invoice up
     * @description For operators.
     */
    post: operations["managePostOperatorTenantsTenantIdInvoicesInvoiceIdUncollectible"];
  };
  "/api/operator/payments/unresolved": {
    parameters: {
    };
    /**
     * List payments that no rule could book
     * @description For operators.
     */
    get: operations["manageGetOperatorPaymentsUnresolved"];
  };
  "/api/operator/payments/unresolved/{eventId}/resolve": {
    parameters: {
    };
    /**
     * Take a payment off that list
     * @description For operators.
     */
    post: operations["managePostOperatorPaymentsUnresolvedEventIdResolve"];
  };
  "/api/operator/plans/{planId}/prices/{currency}": {
    parameters: {
    };
    /**
     * Set a plan's price in one currency
     * @description Holds for invoices from now on; those that were issued stay as they are. For operators.
     */
    put: operations["managePutOperatorPlansPlanIdPricesCurrency"];
  };
  "/api/operator/tenants/{tenantId}/invoices/{invoiceId}/refunds/{refundId}": {
    parameters: {
    };
    /**
     * Note a refund on an invoice
     * @description Never more than was paid and not given back yet. The id is yours: sent again, it is noted once. For operators.
     */
    put: operations["managePutOperatorTenantsTenantIdInvoicesInvoiceIdRefundsRefundId"];
  };
  "/api/operator/kept-invoices": {
    parameters: {
    };
    /**
     * List invoices of erased tenants
     * @description Kept as the law wants it, until their day. For operators.
     */
    get: operations["manageGetOperatorKeptInvoices"];
  };
  "/api/operator/seller": {
    parameters: {
    };
    /**
     * Read who bills
     * @description For operators.
     */
    get: operations["manageGetOperatorSeller"];
    /**
     * Change who bills
     * @description Holds for invoices from now on; those that were issued stay as they are. For operators.
     */
    put: operations["managePutOperatorSeller"];
  };
  "/api/operator/users": {
    parameters: {
    };
    /**
     * List people
     * @description For operators.
     */
    get: operations["manageGetOperatorUsers"];
    /**
     * Create a person who can sign in, or change the role of one
     * @description For operators.
     */
    put: operations["managePutOperatorUsers"];
  };
  "/api/operator/secrets/rotation": {
    parameters: {
    };
    /**
     * Seal stored secrets anew, one step at a time
     * @description Repeat with `nextCursor` until it is null. `npm run rotate-secret` does that. For operators.
     */
    post: operations["managePostOperatorSecretsRotation"];
  };
  "/api/operator/ledgers/{tenantId}": {
    parameters: {
    };
    /**
     * Read the books of a tenant, and what its ledger has cost since it woke
     * @description Works while Postgres is down. A tenant that does not exist has empty books. For operators.
     */
    get: operations["manageGetOperatorLedgersTenantId"];
  };
  "/api/operator/ledgers/{tenantId}/refused/retry": {
    parameters: {
    };
    /**
     * Offer usage that Postgres has refused to it again
     * @description Once the cause is gone. Safe to repeat: a call counts once however often it is offered, and what is refused again stays where it is. For operators.
     */
    post: operations["managePostOperatorLedgersTenantIdRefusedRetry"];
  };
  "/api/operator/costs/{tenantId}": {
    parameters: {
    };
    /**
     * What a tenant's events have cost in billed operations since its objects woke
     * @description For operators.
     */
    get: operations["manageGetOperatorCostsTenantId"];
  };
  "/api/operator/health": {
    parameters: {
    };
    /**
     * How the platform is: parts, servers, error rates, what waits, and what operators were told of
     * @description For operators.
     */
    get: operations["manageGetOperatorHealth"];
  };
  "/api/tenants/{tenantId}/erasure": {
    parameters: {
    };
    /**
     * Read whether the account is to be deleted, and until when that can be undone
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdErasure"];
    /**
     * Delete the account
     * @description Its traffic stops at once. It can be undone for seven days; within thirty only its issued invoices are left. Export it before. Least role: owner.
     */
    post: operations["managePostTenantsTenantIdErasure"];
    /**
     * Keep the account after all
     * @description Least role: owner.
     */
    delete: operations["manageDeleteTenantsTenantIdErasure"];
  };
  "/api/operator/erasures": {
    parameters: {
    };
    /**
     * List accounts that are to be deleted, and certificates of those that were
     * @description For operators.
     */
    get: operations["manageGetOperatorErasures"];
  };
  "/api/tenants/{tenantId}/export": {
    parameters: {
    };
    /**
     * Export everything that is kept of the account, without secrets
     * @description One JSON document a line: the first says what is in it, the last counts the rows. `part` asks for one kind alone, `format=csv` for that as a table. Least role: admin.
     */
    get: operations["manageGetTenantsTenantIdExport"];
  };
  "/api/me": {
    parameters: {
    };
    /**
     * Who is signed in, and where they belong
     * @description For whoever is signed in.
     */
    get: operations["manageGetMe"];
    /**
     * Change your name or language
     * @description For whoever is signed in.
     */
    patch: operations["managePatchMe"];
  };
  "/api/me/password": {
    parameters: {
    };
    /**
     * Choose a new password, which signs you out everywhere else
     * @description For whoever is signed in.
     */
    post: operations["managePostMePassword"];
  };
  "/api/me/sessions": {
    parameters: {
    };
    /**
     * Where you are signed in
     * @description For whoever is signed in.
     */
    get: operations["manageGetMeSessions"];
  };
  "/api/me/sessions/revoke-others": {
    parameters: {
    };
    /**
     * Sign out everywhere else
     * @description For whoever is signed in.
     */
    post: operations["managePostMeSessionsRevokeOthers"];
  };
  "/api/me/sessions/{sessionId}": {
    parameters: {
    };
    /**
     * Sign out somewhere
     * @description For whoever is signed in.
     */
    delete: operations["manageDeleteMeSessionsSessionId"];
  };
  "/api/me/tenants": {
    parameters: {
    };
    /**
     * Create a tenant that you own, on the free plan
     * @description For whoever is signed in.
     */
    post: operations["managePostMeTenants"];
  };
  "/api/me/invitations/accept": {
    parameters: {
    };
    /**
     * Accept an invitation
     * @description For whoever is signed in.
     */
    post: operations["managePostMeInvitationsAccept"];
  };
  "/api/me/invitations/decline": {
    parameters: {
    };
    /**
     * Decline an invitation
     * @description For whoever is signed in.
     */
    post: operations["managePostMeInvitationsDecline"];
  };
  "/api/tenants/{tenantId}/members": {
    parameters: {
    };
    /**
     * List who belongs to the tenant
     * @description Least role: viewer.
     */
    get: operations["manageGetTenantsTenantIdMembers"];
  };
  "/api/tenants/{tenantId}/members/{userId}": {
    parameters: {
    };
    /**
     * Remove a member, or leave
     * @description Everybody may leave but the last owner. Removing others needs the role admin, and owner for owners. Least role: viewer.
     */
    delete: operations["manageDeleteTenantsTenantIdMembersUserId"];
    /**
     * Change what a member may do, up to your own role
     * @description Least role: admin.
     */
    patch: operations["managePatchTenantsTenantIdMembersUserId"];
  };
  "/api/tenants/{tenantId}/invitations": {
    parameters: {
    };
    /**
     * List invitations that nobody has answered
     * @description Least role: admin.
     */
    get: operations["manageGetTenantsTenantIdInvitations"];
    /**
     * Invite somebody by mail, up to your own role
     * @description Least role: admin.
     */
    post: operations["managePostTenantsTenantIdInvitations"];
  };
  "/api/tenants/{tenantId}/invitations/{invitationId}/resend": {
    parameters: {
    };
    /**
     * Mail an invitation again, with a new link
     * @description Least role: admin.
     */
    post: operations["managePostTenantsTenantIdInvitationsInvitationIdResend"];
  };
  "/api/tenants/{tenantId}/invitations/{invitationId}": {
    parameters: {
    };
    /**
     * Take an invitation back
     * @description Least role: admin.
     */
    delete: operations["manageDeleteTenantsTenantIdInvitationsInvitationId"];
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Names one message. */
    EvolutionMessageKey: {
      /**
       * @description WhatsApp's id of the message.
       * @example 3EB087241A6875334CB0B5
       */
      id: string;
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      remoteJid: string;
      /** @description Whether this number sent it. */
      fromMe: boolean;
      /** @description Who wrote it, in a group. */
      participant?: string;
    };
    /** @description The message that this one answers. */
    EvolutionQuoted: {
      key: {
        /** @description Id of the message to quote. */
        id: string;
        /**
         * @description WhatsApp's own address of a person or a group.
         * @example 6281234567890@s.whatsapp.net
         */
        remoteJid?: string;
        /** @description Who sent it. */
        fromMe?: boolean;
      };
      /** @description The quoted content, for messages that are not stored. */
      message?: {
        [key: string]: unknown;
      };
    };
    /** @description A message, as sent and as `SEND_MESSAGE` and `MESSAGES_UPSERT` deliver it. */
    EvolutionMessage: {
      key: components["schemas"]["EvolutionMessageKey"];
      /** @description Name of the sender. */
      pushName?: string | null;
      /**
       * @description Delivery state; a new message is `PENDING`.
       * @enum {string}
       */
      status?: "PENDING" | "SERVER_ACK" | "DELIVERY_ACK" | "READ" | "PLAYED" | "ERROR";
      /** @description Content, as WhatsApp names it: `conversation`, `imageMessage` … */
      message: {
        [key: string]: unknown;
      };
      /** @description Mentions, quotes and disappearing mode. */
      contextInfo?: {
        [key: string]: unknown;
      } | null;
      /**
       * @description The key of the content.
       * @example conversation
       */
      messageType: string;
      /** @description Seconds since 1970. */
      messageTimestamp: number;
      /** @description The instance's id upstream. */
      instanceId: string;
      /** @description `web`, `android`, `ios`, `desktop` or `unknown`. */
      source?: string;
    };
    /** @description A message as stored. */
    EvolutionStoredMessage: {
      /** @description Row id. */
      id: string;
      key: components["schemas"]["EvolutionMessageKey"];
      /** @description Name of the sender. */
      pushName?: string | null;
      /** @description The key of the content. */
      messageType: string;
      /** @description Content. */
      message: {
        [key: string]: unknown;
      };
      /** @description Seconds since 1970. */
      messageTimestamp: number;
      /** @description The instance's id upstream. */
      instanceId: string;
      /** @description Device kind. */
      source?: string;
      /** @description Its states so far. */
      MessageUpdate?: {
        /**
         * @description Delivery state.
         * @enum {string}
         */
        status: "PENDING" | "SERVER_ACK" | "DELIVERY_ACK" | "READ" | "PLAYED" | "ERROR";
      }[];
    };
    /** @description A stored contact. */
    EvolutionContact: {
      /** @description Row id. */
      id: string;
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      remoteJid: string;
      /** @description Their name. */
      pushName: string | null;
      /** @description Address of the picture. */
      profilePicUrl: string | null;
      /** @description A group. */
      isGroup?: boolean;
      /** @description In the phone's address book. */
      isSaved?: boolean;
      /** @description `contact`, `group` or `group_member`. */
      type?: string;
      /** @description The instance's id upstream. */
      instanceId: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      createdAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt?: string;
    };
    /** @description A chat with its last message. */
    EvolutionChat: {
      /** @description Row id. */
      id: string;
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      remoteJid: string;
      /** @description Their name. */
      pushName: string | null;
      /** @description Address of the picture. */
      profilePicUrl: string | null;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt: string | null;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      windowStart?: string | null;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      windowExpires?: string | null;
      /** @description Whether the customer wrote in the last 24 hours. */
      windowActive?: boolean;
      lastMessage?: components["schemas"]["EvolutionStoredMessage"] | null;
      /** @description Messages not read yet. 2.3 and newer. */
      unreadCount?: number | null;
      /** @description In the phone's address book. 2.3 and newer. */
      isSaved?: boolean;
    };
    /** @description Whether one number is on WhatsApp. */
    EvolutionNumberCheck: {
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      jid: string;
      /** @description Whether it is on WhatsApp. */
      exists: boolean;
      /** @description The number as asked. */
      number: string;
      /** @description Their name. */
      name?: string;
      /** @description Their hidden id. 2.3 and newer. */
      lid?: string;
    };
    /** @description Profile of a number. */
    EvolutionProfile: {
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      wuid: string;
      /** @description Name. */
      name?: string | null;
      /** @description Whether it is on WhatsApp. */
      numberExists?: boolean;
      /** @description Address of the picture. */
      picture?: string | null;
      /** @description The about text. */
      status?: {
        [key: string]: unknown;
      } | null;
      /** @description A business account. */
      isBusiness?: boolean;
      /** @description Of a business. */
      email?: string | null;
      /** @description Of a business. */
      description?: string | null;
      /** @description Of a business. */
      website?: string | null;
    };
    /** @description A group's data. */
    EvolutionGroup: {
      /**
       * @description The group. `@g.us` may be left out in a query.
       * @example 120363041234567890@g.us
       */
      id: string;
      /** @description Name of the group. */
      subject: string;
      /** @description Who named it. */
      subjectOwner?: string;
      /** @description When, in seconds since 1970. */
      subjectTime?: number;
      /** @description Address of the picture. */
      pictureUrl?: string | null;
      /** @description Members. */
      size: number;
      /** @description Seconds since 1970. */
      creation: number;
      /** @description Who made it. */
      owner?: string;
      /** @description Description. */
      desc?: string;
      /** @description Id of the description. */
      descId?: string;
      /** @description Only admins change its data. */
      restrict: boolean;
      /** @description Only admins write. */
      announce: boolean;
      participants?: components["schemas"]["EvolutionParticipant"][];
      /** @description A community. */
      isCommunity?: boolean;
      /** @description The community it is part of. */
      linkedParent?: string | null;
    };
    /** @description A member of a group. */
    EvolutionParticipant: {
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      id: string;
      /**
       * @description Rank, or null.
       * @enum {string|null}
       */
      admin?: "admin" | "superadmin" | null;
      /** @description Name. */
      name?: string;
      /** @description Address of the picture. */
      imgUrl?: string | null;
    };
    /** @description What a phone needs to connect. A code lives 45 seconds. */
    EvolutionQrCode: {
      /**
       * @description Eight characters to type on the phone, when `number` was given.
       * @example WZYEH1YY
       */
      pairingCode?: string | null;
      /** @description What the QR code says. */
      code?: string;
      /** @description The QR code as a `data:image/png` address. */
      base64?: string;
      /** @description How many codes were shown. */
      count?: number;
    };
    /** @description State of one instance. */
    EvolutionConnectionState: {
      instance: {
        /** @description Your name for it. */
        instanceName: string;
        /**
         * @description State of the connection.
         * @enum {string}
         */
        state?: "open" | "connecting" | "close";
      };
    };
    /** @description A WhatsApp number. */
    EvolutionInstance: {
      /** @description The instance's id. */
      id: string;
      /** @description Your name for it. */
      name: string;
      /**
       * @description State of the connection.
       * @enum {string}
       */
      connectionStatus: "open" | "connecting" | "close";
      /** @description The connected number. */
      ownerJid: string | null;
      /** @description Its name. */
      profileName: string | null;
      /** @description Its picture. */
      profilePicUrl: string | null;
      integration: components["schemas"]["EvolutionIntegration"];
      /** @description The number given at creation. */
      number: string | null;
      /** @description An API key for this instance alone. */
      token: string;
      /** @description Why it closed: 401 logged out, 403 banned, 440 replaced. */
      disconnectionReasonCode?: number | null;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      disconnectionAt?: string | null;
      Setting?: components["schemas"]["EvolutionSettings"] | null;
      _count?: {
        /** @description Stored. */
        Message: number;
        /** @description Stored. */
        Contact: number;
        /** @description Stored. */
        Chat: number;
      };
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt: string;
    };
    /**
     * @description `WHATSAPP-BAILEYS` connects a phone by QR code, `WHATSAPP-BUSINESS` Meta's Cloud API.
     * @enum {string}
     */
    EvolutionIntegration: "WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION";
    /** @description How an instance behaves. */
    EvolutionSettings: {
      /** @description Refuse calls. */
      rejectCall: boolean;
      /** @description What to answer a refused call. */
      msgCall?: string;
      /** @description Take no notice of groups. */
      groupsIgnore: boolean;
      /** @description Appear online. From the next connection on. */
      alwaysOnline: boolean;
      /** @description Mark incoming messages as read. */
      readMessages: boolean;
      /** @description Mark statuses as seen. */
      readStatus: boolean;
      /** @description Fetch the whole history. From the next connection on. */
      syncFullHistory: boolean;
      /** @description Token of a Wavoip account. */
      wavoipToken?: string;
    };
    /** @description Where an instance's events go. */
    EvolutionWebhook: {
      /** @description Row id. */
      id: string;
      /** @description Where events go. */
      url: string;
      /** @description Sent with each. */
      headers: {
        [key: string]: string;
      } | null;
      /** @description On or off. A receiver that answered 410 is switched off. */
      enabled: boolean;
      /**
       * @description Events to receive. An empty list means all.
       * @example [
       *     "MESSAGES_UPSERT",
       *     "MESSAGES_UPDATE",
       *     "CONNECTION_UPDATE"
       *   ]
       */
      events: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
      /** @description Append the event's name to the address. */
      webhookByEvents: boolean;
      /** @description Include media as base64. */
      webhookBase64: boolean;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt: string;
      /** @description The instance's id upstream. */
      instanceId: string;
    };
    /** @description An event transport. */
    EvolutionTransport: {
      /** @description Row id. */
      id: string;
      /** @description On or off. */
      enabled: boolean;
      /**
       * @description Events to receive. An empty list means all.
       * @example [
       *     "MESSAGES_UPSERT",
       *     "MESSAGES_UPDATE",
       *     "CONNECTION_UPDATE"
       *   ]
       */
      events: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
      /** @description The instance's id upstream. */
      instanceId?: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      createdAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt?: string;
    };
    /** @description Delivery to a Pusher app of yours. */
    EvolutionPusher: {
      /** @description Row id. */
      id: string;
      /** @description On or off. */
      enabled: boolean;
      /**
       * @description Events to receive. An empty list means all.
       * @example [
       *     "MESSAGES_UPSERT",
       *     "MESSAGES_UPDATE",
       *     "CONNECTION_UPDATE"
       *   ]
       */
      events: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
      /** @description App id. */
      appId: string;
      /** @description App key. */
      key: string;
      /** @description Can be set and never read again. */
      secret: null;
      /** @description Cluster. */
      cluster: string;
      /** @description Use TLS. */
      useTLS: boolean;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      createdAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt?: string;
    };
    /** @description The proxy through which a number reaches WhatsApp. */
    EvolutionProxy: {
      /** @description On or off. */
      enabled: boolean;
      /**
       * @description Host name or address.
       * @example proxy.example.com
       */
      host: string;
      /**
       * @description Port, as text.
       * @example 3128
       */
      port: string;
      /**
       * @description Kind of proxy.
       * @enum {string}
       */
      protocol: "http" | "socks";
      /** @description User. */
      username?: string;
      /** @description Password. Never shown again. */
      password?: string;
    };
    /** @description Settings that all bots of an integration share. */
    EvolutionBotSettings: {
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
      /** @description The bot that answers what no other bot takes. */
      fallbackId?: string;
    };
    /** @description A conversation between a contact and a bot. */
    EvolutionBotSession: {
      /** @description Row id. */
      id: string;
      /** @description The bot server's own id. */
      sessionId: string;
      /**
       * @description WhatsApp's own address of a person or a group.
       * @example 6281234567890@s.whatsapp.net
       */
      remoteJid: string;
      /** @description Their name. */
      pushName?: string | null;
      /**
       * @description State of the conversation.
       * @enum {string}
       */
      status: "opened" | "paused" | "closed";
      /** @description Whether the bot waits for an answer. */
      awaitUser?: boolean;
      /** @description What the bot server remembers. */
      context?: {
        [key: string]: unknown;
      };
      /** @description The integration. */
      type?: string;
      /** @description What the conversation began with. */
      parameters?: {
        [key: string]: unknown;
      } | null;
      /** @description The bot. */
      botId: string | null;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description ISO 8601.
       */
      updatedAt: string;
    };
    EvolutionProduct: {
      /** @description Product id. */
      id: string;
      /** @description Name. */
      name?: string;
      /** @description Price. */
      price?: number;
      /** @description ISO 4217. */
      currency?: string;
    };
    /** @description A bot of Typebot. */
    EvolutionTypebot: {
      /** @description The bot's id. */
      id: string;
      /**
       * @description Your Typebot server: a public http(s) address.
       * @example https://typebot.io
       */
      url: string;
      /** @description Public id of the flow. */
      typebot: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A bot of OpenAI. */
    EvolutionOpenai: {
      /** @description The bot's id. */
      id: string;
      /** @description Credentials: see `POST /openai/creds`. */
      openaiCredsId: string;
      /**
       * @description What answers.
       * @enum {string}
       */
      botType: "assistant" | "chatCompletion";
      /** @description Needed for `assistant`. */
      assistantId?: string;
      /**
       * @description Needed for `chatCompletion`.
       * @example gpt-4o-mini
       */
      model?: string;
      /**
       * @description Needed for `chatCompletion`.
       * @example 300
       */
      maxTokens?: number;
      /** @description What the model is told as `system`. */
      systemMessages?: string[];
      /** @description What the model is told as `assistant`. */
      assistantMessages?: string[];
      /** @description What the model is told as `user`. */
      userMessages?: string[];
      /**
       * @description What an assistant's functions call: a public http(s) address.
       * @example https://example.com/functions
       */
      functionUrl?: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A bot of Dify. */
    EvolutionDify: {
      /** @description The bot's id. */
      id: string;
      /**
       * @description Kind of app.
       * @enum {string}
       */
      botType: "chatBot" | "textGenerator" | "agent" | "workflow";
      /**
       * @description Your Dify server: a public http(s) address.
       * @example https://api.dify.ai/v1
       */
      apiUrl?: string;
      /** @description Key of your bot server. Never shown again. */
      apiKey?: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A bot of Flowise. */
    EvolutionFlowise: {
      /** @description The bot's id. */
      id: string;
      /**
       * @description The flow: a public http(s) address.
       * @example https://flowise.example.com/api/v1/prediction/1
       */
      apiUrl: string;
      /** @description Key of your bot server. Never shown again. */
      apiKey?: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A bot of your own bot server. */
    EvolutionEvolutionBot: {
      /** @description The bot's id. */
      id: string;
      /**
       * @description Your bot server: a public http(s) address.
       * @example https://bot.example.com/answer
       */
      apiUrl: string;
      /** @description Key of your bot server. Never shown again. */
      apiKey?: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A bot of n8n. */
    EvolutionN8n: {
      /** @description The bot's id. */
      id: string;
      /**
       * @description The workflow's webhook: a public http(s) address.
       * @example https://n8n.example.com/webhook/answer
       */
      webhookUrl: string;
      /** @description User, if the webhook asks for one. */
      basicAuthUser?: string;
      /** @description Password. Never shown again. */
      basicAuthPass?: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A bot of Evo AI. */
    EvolutionEvoai: {
      /** @description The bot's id. */
      id: string;
      /**
       * @description The agent: a public http(s) address.
       * @example https://evoai.example.com/a2a/1
       */
      agentUrl: string;
      /** @description Key of your bot server. Never shown again. */
      apiKey?: string;
      /** @description On or off. */
      enabled: boolean;
      /** @description For people. */
      description?: string;
      /**
       * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "none" | "advanced";
      /**
       * @description How `triggerValue` is compared. Needed for `keyword`.
       * @enum {string}
       */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
      /**
       * @description Text to compare with. Needed for `keyword` and `advanced`.
       * @example help
       */
      triggerValue?: string;
      /**
       * @description Minutes of silence after which a conversation ends; 0 for never.
       * @example 20
       */
      expire?: number;
      /**
       * @description What a contact writes to end the conversation.
       * @example #EXIT
       */
      keywordFinish?: string;
      /**
       * @description Milliseconds of “typing…” before each answer.
       * @example 1000
       */
      delayMessage?: number;
      /** @description What to say when an answer is not understood. */
      unknownMessage?: string;
      /** @description Let messages from the phone itself start the bot. */
      listeningFromMe?: boolean;
      /** @description Pause the conversation when someone answers from the phone. */
      stopBotFromMe?: boolean;
      /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
      keepOpen?: boolean;
      /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
      debounceTime?: number;
      /** @description Whom the bot does not answer. */
      ignoreJids?: string[];
      /** @description Send paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Milliseconds of “typing…” per character. */
      timePerChar?: number;
    };
    /** @description A message that waits for its turn, without a word of it. */
    EvolutionPacedSend: {
      /**
       * Format: uuid
       * @description By which it is followed.
       */
      id: string;
      /**
       * @description What has become of it.
       * @enum {string}
       */
      state: "queued" | "waiting" | "sending" | "sent" | "failed" | "cancelled" | "unknown";
      /**
       * @description Why it is `waiting`.
       * @enum {string|null}
       */
      reason: "quiet_hours" | "daily_cap" | "warm_up" | "cold_cap" | "disconnected" | "quota" | "payment" | "suspended" | "unreachable" | null;
      /** @description Why it `failed`, for programs. */
      code: string | null;
      /** @description The same in words. */
      message: string | null;
      /**
       * @description What was called.
       * @example sendText
       */
      route: string;
      /** @description The last digits of the number. */
      to: string | null;
      /** @description Its place in the queue, from 1. */
      position: number | null;
      /**
       * Format: date-time
       * @description About when it will be sent.
       */
      dueAt: string | null;
      /**
       * Format: date-time
       * @description When it was queued.
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description It is not sent after this.
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description When it was sent, failed or was cancelled.
       */
      settledAt: string | null;
      /** @description WhatsApp's id, once it is sent. */
      messageId: string | null;
    };
    /** @description What a send of a paced number is answered with. */
    EvolutionPacedMessage: {
      /**
       * Format: uuid
       * @description By which it is followed.
       */
      id: string;
      /**
       * @description What has become of it.
       * @enum {string}
       */
      state: "queued" | "waiting" | "sending" | "sent" | "failed" | "cancelled" | "unknown";
      /**
       * @description Why it is `waiting`.
       * @enum {string|null}
       */
      reason: "quiet_hours" | "daily_cap" | "warm_up" | "cold_cap" | "disconnected" | "quota" | "payment" | "suspended" | "unreachable" | null;
      /** @description Why it `failed`, for programs. */
      code: string | null;
      /** @description The same in words. */
      message: string | null;
      /**
       * @description What was called.
       * @example sendText
       */
      route: string;
      /** @description The last digits of the number. */
      to: string | null;
      /** @description Its place in the queue, from 1. */
      position: number | null;
      /**
       * Format: date-time
       * @description About when it will be sent.
       */
      dueAt: string | null;
      /**
       * Format: date-time
       * @description When it was queued.
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description It is not sent after this.
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description When it was sent, failed or was cancelled.
       */
      settledAt: string | null;
      /** @description WhatsApp's id, once it is sent. */
      messageId: string | null;
      key: {
        /** @description The same id, where Evolution's clients look for one. */
        id: string;
      };
      /**
       * @description As Evolution says it.
       * @enum {string}
       */
      status: "PENDING";
    };
    /** @description An error as Evolution writes it, with a code and the request's id. */
    EvolutionError: {
      /**
       * @description The HTTP status again.
       * @example 429
       */
      status: number;
      /**
       * @description Its name.
       * @example Too Many Requests
       */
      error: string;
      response: {
        /**
         * @description What is wrong: mostly an array of texts; Evolution also gives arrays in it, objects or one text.
         * @example [
         *     "The quota for message_send is used up."
         *   ]
         */
        message: unknown;
      };
      /**
       * @description For programs. Absent where Evolution itself refused.
       * @example quota_exceeded
       * @enum {string}
       */
      code?: "invalid_request" | "unsafe_url" | "unauthenticated" | "payment_required" | "forbidden" | "second_factor_required" | "feature_not_in_plan" | "limit_reached" | "ip_not_allowed" | "tenant_suspended" | "name_taken" | "not_found" | "body_incomplete" | "conflict" | "request_in_flight" | "outcome_unknown" | "version_mismatch" | "body_too_large" | "unsupported_media_type" | "idempotency_mismatch" | "burst_exceeded" | "quota_exceeded" | "queue_full" | "internal" | "upstream_failed" | "unavailable" | "upstream_timeout";
      /** @description Name it when you ask for help. Also in `X-Zapin-Request-Id`. */
      requestId?: string;
    };
    EndpointPage: {
      items: components["schemas"]["ListedEndpoint"][];
      nextCursor: string | null;
    };
    ListedEndpoint: {
      id: string;
      /** @enum {string} */
      mode: "live" | "test";
      /**
       * @description `evolution`: made by `POST /v1/webhook/set`.
       * @enum {string}
       */
      origin: "api" | "evolution";
      url: string;
      description: string;
      events: string[];
      instances: string[] | null;
      enabled: boolean;
      /** @description Set where we switched it off: it answered 410, or took nothing for five days. */
      disabled: {
        /** @enum {string} */
        reason: "gone" | "failing";
        /** Format: date-time */
        at: string;
      } | null;
      /** @description Names of the headers that are set. */
      headers: string[];
      byEvents: boolean;
      webhookBase64: boolean;
      concurrency: number;
      /** @description For how many days deliveries and their bodies are kept. */
      keepDays: number;
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      failingSince: string | null;
    };
    /** @description What is wrong, in words and as a code; `errors` names the fields. */
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      requestId: string;
      errors?: {
        [key: string]: string[];
      };
    };
    Endpoint: {
      id: string;
      /** @enum {string} */
      mode: "live" | "test";
      /**
       * @description `evolution`: made by `POST /v1/webhook/set`.
       * @enum {string}
       */
      origin: "api" | "evolution";
      url: string;
      description: string;
      events: string[];
      instances: string[] | null;
      enabled: boolean;
      /** @description Set where we switched it off: it answered 410, or took nothing for five days. */
      disabled: {
        /** @enum {string} */
        reason: "gone" | "failing";
        /** Format: date-time */
        at: string;
      } | null;
      /** @description Names of the headers that are set. */
      headers: string[];
      byEvents: boolean;
      webhookBase64: boolean;
      concurrency: number;
      /** @description For how many days deliveries and their bodies are kept. */
      keepDays: number;
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    CreateEndpoint: {
      /**
       * @default live
       * @enum {string}
       */
      mode: "live" | "test";
      /** @description Where events are posted: https, a public host. */
      url: string;
      /** @default  */
      description: string;
      /**
       * @default [
       *     "APPLICATION_STARTUP",
       *     "QRCODE_UPDATED",
       *     "MESSAGES_SET",
       *     "MESSAGES_UPSERT",
       *     "MESSAGES_EDITED",
       *     "MESSAGES_UPDATE",
       *     "MESSAGES_DELETE",
       *     "SEND_MESSAGE",
       *     "SEND_MESSAGE_UPDATE",
       *     "CONTACTS_SET",
       *     "CONTACTS_UPSERT",
       *     "CONTACTS_UPDATE",
       *     "PRESENCE_UPDATE",
       *     "CHATS_SET",
       *     "CHATS_UPSERT",
       *     "CHATS_UPDATE",
       *     "CHATS_DELETE",
       *     "GROUPS_UPSERT",
       *     "GROUP_UPDATE",
       *     "GROUP_PARTICIPANTS_UPDATE",
       *     "CONNECTION_UPDATE",
       *     "LABELS_EDIT",
       *     "LABELS_ASSOCIATION",
       *     "CALL",
       *     "TYPEBOT_START",
       *     "TYPEBOT_CHANGE_STATUS",
       *     "REMOVE_INSTANCE",
       *     "LOGOUT_INSTANCE",
       *     "INSTANCE_CREATE",
       *     "INSTANCE_DELETE",
       *     "STATUS_INSTANCE",
       *     "SEND_PACED"
       *   ]
       */
      events: components["schemas"]["EventName"][];
      /**
       * @description Instances it hears; null is all of them, later ones too.
       * @default null
       */
      instances: string[] | null;
      /** @default true */
      enabled: boolean;
      /**
       * @description Sent with every delivery. Values can be set and never read again.
       * @default {}
       */
      headers: {
        [key: string]: string;
      };
      /**
       * @description Appends `/messages-upsert` and its like to the URL.
       * @default false
       */
      byEvents: boolean;
      /**
       * @description Media come with the message, as base64.
       * @default false
       */
      webhookBase64: boolean;
      /**
       * @description Deliveries under way at once.
       * @default 4
       */
      concurrency: number;
    };
    /** @enum {string} */
    EventName: "APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE" | "SEND_PACED";
    EndpointDetail: {
      id: string;
      /** @enum {string} */
      mode: "live" | "test";
      /**
       * @description `evolution`: made by `POST /v1/webhook/set`.
       * @enum {string}
       */
      origin: "api" | "evolution";
      url: string;
      description: string;
      events: string[];
      instances: string[] | null;
      enabled: boolean;
      /** @description Set where we switched it off: it answered 410, or took nothing for five days. */
      disabled: {
        /** @enum {string} */
        reason: "gone" | "failing";
        /** Format: date-time */
        at: string;
      } | null;
      /** @description Names of the headers that are set. */
      headers: string[];
      byEvents: boolean;
      webhookBase64: boolean;
      concurrency: number;
      /** @description For how many days deliveries and their bodies are kept. */
      keepDays: number;
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Deliveries that wait for an attempt. */
      waiting: number;
      /** Format: date-time */
      failingSince: string | null;
      replay: components["schemas"]["EndpointReplay"];
    };
    /** @description How far a “resend all” has come. */
    EndpointReplay: {
      /** Format: date-time */
      startedAt: string;
      total: number;
      delivered: number;
      failed: number;
    } | null;
    UpdateEndpoint: {
      /** @description Where events are posted: https, a public host. */
      url?: string;
      description?: string;
      events?: components["schemas"]["EventName"][];
      /** @description Instances it hears; null is all of them, later ones too. */
      instances?: string[] | null;
      enabled?: boolean;
      /** @description Replaces all headers; null keeps the value that a header has. */
      headers?: {
        [key: string]: string | null;
      };
      byEvents?: boolean;
      webhookBase64?: boolean;
      /** @description Deliveries under way at once. */
      concurrency?: number;
    };
    /** @description Signs deliveries; during a roll the one before does so too. */
    EndpointSecret: {
      secret: string;
      previous: {
        secret: string;
        /** Format: date-time */
        until: string;
      } | null;
    };
    RollEndpointSecret: {
      /** @default 24 */
      overlapHours: number;
    };
    TestResult: {
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      due: string;
      ms: number;
      status: number | null;
      error: string | null;
      requestHeaders: {
        [key: string]: string;
      };
      /** @description The first 2 KB of what the receiver answered. */
      answer: string;
      deliveryId: string;
      body: string;
    };
    TestEndpoint: {
      event: components["schemas"]["EventName"];
    };
    DeliveryPage: {
      items: components["schemas"]["Delivery"][];
      nextCursor: string | null;
    };
    Delivery: {
      id: string;
      event: string;
      instanceId: string | null;
      /** @enum {string} */
      state: "pending" | "delivered" | "failed";
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      nextAt: string | null;
      last: {
        /** Format: date-time */
        at: string;
        /** Format: date-time */
        due: string;
        ms: number;
        status: number | null;
        error: string | null;
      } | null;
    };
    DeliveryDetail: {
      id: string;
      event: string;
      instanceId: string | null;
      /** @enum {string} */
      state: "pending" | "delivered" | "failed";
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      nextAt: string | null;
      last: {
        /** Format: date-time */
        at: string;
        /** Format: date-time */
        due: string;
        ms: number;
        status: number | null;
        error: string | null;
      } | null;
      url: string;
      /** @description Null once it was erased, or where it is over 1 MB. */
      body: string | null;
      attempts: {
        /** Format: date-time */
        at: string;
        /** Format: date-time */
        due: string;
        ms: number;
        status: number | null;
        error: string | null;
        requestHeaders: {
          [key: string]: string;
        };
        /** @description The first 2 KB of what the receiver answered. */
        answer: string;
      }[];
    };
    ResendFailed: {
      /** Format: date-time */
      since: string;
    };
    ApiKeyPage: {
      items: components["schemas"]["ApiKey"][];
      nextCursor: string | null;
    };
    ApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @enum {string} */
      mode: "live" | "test";
      state: components["schemas"]["KeyState"];
      prefix: string;
      lastFour: string;
      scopes: ("read" | "send" | "manage")[];
      /** @description Instances it may touch; null is all of them. */
      instances: string[] | null;
      allowedIps: string[] | null;
      /** Format: date-time */
      expiresAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /** Format: uuid */
      replacedBy: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @description The program that used it last, as its User-Agent says. */
      lastClient: string | null;
      /** @description Calls it made in the last 30 days. */
      calls30Days: number;
    };
    /** @enum {string} */
    KeyState: "active" | "retiring" | "expired" | "revoked";
    MintedApiKey: {
      /** Format: uuid */
      id: string;
      key: string;
      prefix: string;
      lastFour: string;
    };
    CreateApiKey: {
      name: string;
      /** @enum {string} */
      mode: "live" | "test";
      /**
       * @default [
       *     "read",
       *     "send",
       *     "manage"
       *   ]
       */
      scopes: ("read" | "send" | "manage")[];
      /** @default null */
      instances: string[] | null;
      /**
       * @description Addresses or CIDR ranges the key may be used from; null is anywhere.
       * @default null
       */
      allowedIps: string[] | null;
      /** @default null */
      expiresAt: string | null;
    };
    RenameApiKey: {
      name: string;
    };
    RollApiKey: {
      /** @default 0 */
      graceSeconds: number;
    };
    Instance: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @enum {string} */
      mode: "live" | "test";
      integration: components["schemas"]["Integration"];
      /** @enum {string} */
      state: "creating" | "ready" | "deleting";
      /** @description It ran on its server before it came here, and kept its session. */
      adopted: boolean;
      /** Format: date-time */
      createdAt: string;
      /** @description Also the ETag; `If-Match` takes it. */
      version: number;
      /** @description Null when it cannot be told right now. */
      live: {
        status: components["schemas"]["InstanceStatus"];
        /** Format: date-time */
        since: string;
        /**
         * @description Why it is closed or refused.
         * @enum {string|null}
         */
        cause: "logged_out" | "temporarily_banned" | "banned" | "replaced" | "connection_lost" | "bad_session" | "multidevice_mismatch" | "service_unavailable" | "restart_required" | "qr_limit" | "removed" | "unknown" | null;
        /** @description The number that came with the cause. */
        causeCode: number | null;
        profile: {
          number: string | null;
          name: string | null;
          pictureUrl: string | null;
        } | null;
        /** Format: date-time */
        lastInboundAt: string | null;
        /** Format: date-time */
        lastOutboundAt: string | null;
        /** @description Messages sent since midnight in the tenant's time zone. */
        sentToday: number;
        /** @description Set when an open instance has been silent for unusually long. */
        silence: {
          /** Format: date-time */
          since: string;
          expected: number;
          oneIn: number;
        } | null;
      } | null;
      /** Format: date-time */
      lastEventAt: string | null;
    };
    /** @enum {string} */
    Integration: "WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION";
    /** @enum {string} */
    InstanceStatus: "created" | "connecting" | "open" | "closed" | "refused";
    CreateInstance: {
      name: string;
      /**
       * @default live
       * @enum {string}
       */
      mode: "live" | "test";
      integration?: components["schemas"]["Integration"];
      /** @description Asks for a pairing code for this phone beside the QR code. */
      number?: string;
      /** @description Country of a number without +; by default that of the tenant's time zone. */
      country?: string;
      /** @default {} */
      settings: {
        rejectCall?: boolean;
        /** @description Sent to who calls, when calls are rejected. */
        msgCall?: string;
        groupsIgnore?: boolean;
        alwaysOnline?: boolean;
        readMessages?: boolean;
        readStatus?: boolean;
        syncFullHistory?: boolean;
      };
      /** @description WHATSAPP-BUSINESS only: the number's account at Meta. */
      meta?: {
        accessToken: string;
        phoneNumberId: string;
        businessId: string;
      };
    };
    InstanceSettingsAnswer: {
      settings: components["schemas"]["InstanceSettings"];
      version: number;
    };
    InstanceSettings: {
      rejectCall: boolean;
      /** @description Sent to who calls, when calls are rejected. */
      msgCall: string;
      groupsIgnore: boolean;
      alwaysOnline: boolean;
      readMessages: boolean;
      readStatus: boolean;
      syncFullHistory: boolean;
    };
    ChangedSettings: {
      settings: components["schemas"]["InstanceSettings"];
      version: number;
      /** @description Whether its server has them. If not, it is told again within minutes. */
      applied: boolean;
    };
    UpdateInstanceSettings: {
      rejectCall?: boolean;
      /** @description Sent to who calls, when calls are rejected. */
      msgCall?: string;
      groupsIgnore?: boolean;
      alwaysOnline?: boolean;
      readMessages?: boolean;
      readStatus?: boolean;
      syncFullHistory?: boolean;
    };
    InstanceKey: {
      key: string;
      keyVersion: number;
    };
    ShareLink: {
      /** @description Shown this once. The page is the dashboard's /share/<token>. */
      token: string;
      url: string;
      /** Format: date-time */
      expiresAt: string;
    };
    CreateShareLink: {
      /** @default 24 */
      hours: number;
    };
    TestMessage: {
      accepted: boolean;
      /** @description WhatsApp's id: its status follows in the message log. */
      messageId: string | null;
      /** @description The number it went to, as it was understood. */
      number: string;
      requestId: string;
      /** @description The request that was made, with the key left out. */
      curl: string;
      status: number;
      /** @description The answer as it came. */
      body?: unknown;
    };
    SendTestMessage: {
      number: string;
      /** @description Country of a number without +; by default that of the tenant's time zone. */
      country?: string;
      text: string;
    };
    Pairing: {
      status: components["schemas"]["InstanceStatus"];
      /**
       * @description Why it is closed or refused.
       * @enum {string|null}
       */
      cause: "logged_out" | "temporarily_banned" | "banned" | "replaced" | "connection_lost" | "bad_session" | "multidevice_mismatch" | "service_unavailable" | "restart_required" | "qr_limit" | "removed" | "unknown" | null;
      /** @description The code to scan now. A new one follows by itself before this one expires. */
      qr: {
        code: string | null;
        image: string | null;
        /** Format: date-time */
        expiresAt: string;
      } | null;
      pairingCode: string | null;
      profile: {
        number: string | null;
        name: string | null;
        pictureUrl: string | null;
      } | null;
    };
    RequestPairingCode: {
      number: string;
      /** @description Country of a number without +; by default that of the tenant's time zone. */
      country?: string;
    };
    SetPresence: {
      /** @enum {string} */
      presence: "available" | "unavailable";
    };
    PacingAnswer: {
      pacing: components["schemas"]["Pacing"];
      /** @description The instance's; also the ETag. */
      version: number;
      timeZone: string;
      /** @description Null when it cannot be asked right now. */
      queue: {
        waiting: number;
        /** @description Messages that may still be queued. */
        room: number;
        /**
         * @description Why nothing goes out just now.
         * @enum {string|null}
         */
        reason: "quiet_hours" | "daily_cap" | "warm_up" | "cold_cap" | "disconnected" | "quota" | "payment" | "suspended" | "unreachable" | null;
        /** Format: date-time */
        nextAt: string | null;
        sentToday: number;
        coldToday: number;
        /** @description What warm-up and daily cap allow today. */
        capToday: number | null;
        /**
         * Format: date-time
         * @description When the number was paired, as warm-up counts.
         */
        connectedAt: string | null;
      } | null;
    };
    Pacing: {
      /** @description Sends of /v1 wait for their turn and are answered with 202. */
      enabled: boolean;
      /** @description Never faster than this. */
      perMinute: number;
      /** @description Percent by which a pause between two messages may be longer, at random. */
      jitter: number;
      dailyCap: number | null;
      /** @description Messages a day to contacts that the number has never written to or heard from. */
      coldCap: number | null;
      quietHours: components["schemas"]["QuietHours"];
      warmUp: components["schemas"]["WarmUp"];
      /** @description What could not be sent for so long is not sent any more. */
      expireHours: number;
    };
    /** @description In the tenant's time zone; over midnight where `from` is the later one. */
    QuietHours: {
      from: string;
      to: string;
    } | null;
    /** @description A new connection begins with few messages a day; each day allows more. */
    WarmUp: {
      /** @description Messages on the day the number was connected. */
      firstDay: number;
      /** @description Days until the whole daily cap may be used. */
      days: number;
    } | null;
    UpdatePacing: {
      /** @description Sends of /v1 wait for their turn and are answered with 202. */
      enabled?: boolean;
      /** @description Never faster than this. */
      perMinute?: number;
      /** @description Percent by which a pause between two messages may be longer, at random. */
      jitter?: number;
      dailyCap?: number | null;
      /** @description Messages a day to contacts that the number has never written to or heard from. */
      coldCap?: number | null;
      quietHours?: components["schemas"]["QuietHours"];
      warmUp?: components["schemas"]["WarmUp"];
      /** @description What could not be sent for so long is not sent any more. */
      expireHours?: number;
    };
    PacedPage: {
      items: components["schemas"]["PacedSend"][];
      nextCursor: string | null;
    };
    PacedSend: {
      /** Format: uuid */
      id: string;
      state: components["schemas"]["PacedState"];
      /**
       * @description Why it is `waiting`.
       * @enum {string|null}
       */
      reason: "quiet_hours" | "daily_cap" | "warm_up" | "cold_cap" | "disconnected" | "quota" | "payment" | "suspended" | "unreachable" | null;
      /** @description Why it `failed`, for programs. */
      code: string | null;
      /** @description The same in words. */
      message: string | null;
      /** @description `sendText`, `sendMedia` … */
      route: string;
      /** @description The last digits of the number. */
      to: string | null;
      /** @description Its place in the queue, from 1. */
      position: number | null;
      /**
       * Format: date-time
       * @description About when it will be sent, as far as that is known.
       */
      dueAt: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** Format: date-time */
      settledAt: string | null;
      /** @description WhatsApp's id, once it is sent. */
      messageId: string | null;
    };
    /** @enum {string} */
    PacedState: "queued" | "waiting" | "sending" | "sent" | "failed" | "cancelled" | "unknown";
    CancelledCount: {
      cancelled: number;
    };
    /**
     * @description The integration that answers.
     * @enum {string}
     */
    BotKind: "typebot" | "openai" | "dify" | "flowise" | "evolutionBot" | "n8n" | "evoai";
    Bot: {
      id: string;
      /** Format: uuid */
      instanceId: string;
      kind: components["schemas"]["BotKind"];
      enabled: boolean;
      /** @description Switched off by the platform until there is quota, or payment, again. */
      paused: boolean;
      /** @description What it is handed may nothing any more: the key that gave its address has ended. Give it again. */
      keyEnded: boolean;
      description: string;
      /**
       * @description `none` never starts by itself, on every server.
       * @enum {string}
       */
      triggerType: "all" | "keyword" | "advanced" | "none";
      /** @enum {string|null} */
      triggerOperator: "contains" | "equals" | "startsWith" | "endsWith" | "regex" | null;
      triggerValue: string | null;
      /** @description Where the bot answers; of OpenAI: its functions. */
      url: string | null;
      /** @description Typebot: public id of the flow. */
      typebot: string | null;
      /**
       * @description OpenAI: `assistant` or `chatCompletion`; Dify: the others.
       * @enum {string|null}
       */
      botType: "assistant" | "chatCompletion" | "chatBot" | "textGenerator" | "agent" | "workflow" | null;
      openaiCredsId: string | null;
      assistantId: string | null;
      model: string | null;
      maxTokens: number | null;
      systemMessages: string[];
      assistantMessages: string[];
      userMessages: string[];
      /** @description n8n. */
      basicAuthUser: string | null;
      /** @description Minutes of silence that end a conversation; 0: never. */
      expire: number;
      /** @description A message of just this ends the conversation. */
      keywordFinish: string;
      /** @description Ms to wait before each message. */
      delayMessage: number;
      /** @description Said where the bot has no answer. */
      unknownMessage: string;
      /** @description Also hears what is written on the phone itself. */
      listeningFromMe: boolean;
      /** @description Pauses when somebody answers on the phone itself. */
      stopBotFromMe: boolean;
      /** @description Keeps a conversation that has ended, so that no new one begins. */
      keepOpen: boolean;
      /** @description Sends paragraphs as messages of their own. */
      splitMessages: boolean;
      /** @description Ms of typing per character. */
      timePerChar: number;
      hasSecret: boolean;
      conflicts: {
        /**
         * @description `second_all`: another of its kind answers everything too; `same_trigger`: has its words; `hidden_by_all`: answers everything first; `both_answer`: one of another kind answers as well.
         * @enum {string}
         */
        code: "second_all" | "same_trigger" | "hidden_by_all" | "both_answer";
        botId: string;
        kind: components["schemas"]["BotKind"];
      }[];
      createdAt: string | null;
      updatedAt: string | null;
      /** @description Rises with every change; also the ETag. */
      version: number;
    };
    CreateBot: {
      enabled?: boolean;
      description?: string;
      /**
       * @description `none` never starts by itself, on every server.
       * @enum {string}
       */
      triggerType?: "all" | "keyword" | "advanced" | "none";
      /** @enum {string|null} */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex" | null;
      triggerValue?: string | null;
      /** @description Where the bot answers; of OpenAI: its functions. */
      url?: string | null;
      /** @description Typebot: public id of the flow. */
      typebot?: string | null;
      /**
       * @description OpenAI: `assistant` or `chatCompletion`; Dify: the others.
       * @enum {string|null}
       */
      botType?: "assistant" | "chatCompletion" | "chatBot" | "textGenerator" | "agent" | "workflow" | null;
      openaiCredsId?: string | null;
      assistantId?: string | null;
      model?: string | null;
      maxTokens?: number | null;
      systemMessages?: string[];
      assistantMessages?: string[];
      userMessages?: string[];
      /** @description n8n. */
      basicAuthUser?: string | null;
      /** @description Minutes of silence that end a conversation; 0: never. */
      expire?: number;
      /** @description A message of just this ends the conversation. */
      keywordFinish?: string;
      /** @description Ms to wait before each message. */
      delayMessage?: number;
      /** @description Said where the bot has no answer. */
      unknownMessage?: string;
      /** @description Also hears what is written on the phone itself. */
      listeningFromMe?: boolean;
      /** @description Pauses when somebody answers on the phone itself. */
      stopBotFromMe?: boolean;
      /** @description Keeps a conversation that has ended, so that no new one begins. */
      keepOpen?: boolean;
      /** @description Sends paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Ms of typing per character. */
      timePerChar?: number;
      /** @description Null takes it away. */
      apiKey?: string | null;
      /** @description Null takes it away. */
      basicAuthPass?: string | null;
      /** Format: uuid */
      instanceId: string;
      kind: components["schemas"]["BotKind"];
    };
    /** @description What is not named stays. */
    UpdateBot: {
      enabled?: boolean;
      description?: string;
      /**
       * @description `none` never starts by itself, on every server.
       * @enum {string}
       */
      triggerType?: "all" | "keyword" | "advanced" | "none";
      /** @enum {string|null} */
      triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex" | null;
      triggerValue?: string | null;
      /** @description Where the bot answers; of OpenAI: its functions. */
      url?: string | null;
      /** @description Typebot: public id of the flow. */
      typebot?: string | null;
      /**
       * @description OpenAI: `assistant` or `chatCompletion`; Dify: the others.
       * @enum {string|null}
       */
      botType?: "assistant" | "chatCompletion" | "chatBot" | "textGenerator" | "agent" | "workflow" | null;
      openaiCredsId?: string | null;
      assistantId?: string | null;
      model?: string | null;
      maxTokens?: number | null;
      systemMessages?: string[];
      assistantMessages?: string[];
      userMessages?: string[];
      /** @description n8n. */
      basicAuthUser?: string | null;
      /** @description Minutes of silence that end a conversation; 0: never. */
      expire?: number;
      /** @description A message of just this ends the conversation. */
      keywordFinish?: string;
      /** @description Ms to wait before each message. */
      delayMessage?: number;
      /** @description Said where the bot has no answer. */
      unknownMessage?: string;
      /** @description Also hears what is written on the phone itself. */
      listeningFromMe?: boolean;
      /** @description Pauses when somebody answers on the phone itself. */
      stopBotFromMe?: boolean;
      /** @description Keeps a conversation that has ended, so that no new one begins. */
      keepOpen?: boolean;
      /** @description Sends paragraphs as messages of their own. */
      splitMessages?: boolean;
      /** @description Ms of typing per character. */
      timePerChar?: number;
      /** @description Null takes it away. */
      apiKey?: string | null;
      /** @description Null takes it away. */
      basicAuthPass?: string | null;
    };
    BotSession: {
      id: string;
      /** @description Its address on WhatsApp. */
      contact: string;
      name: string | null;
      /** @enum {string} */
      status: "opened" | "paused" | "closed";
      awaitsUser: boolean;
      createdAt: string | null;
      updatedAt: string | null;
    };
    BotSettingsAnswer: {
      /** @description Minutes of silence that end a conversation; 0: never. */
      expire: number;
      /** @description A message of just this ends the conversation. */
      keywordFinish: string;
      /** @description Ms to wait before each message. */
      delayMessage: number;
      /** @description Said where the bot has no answer. */
      unknownMessage: string;
      /** @description Also hears what is written on the phone itself. */
      listeningFromMe: boolean;
      /** @description Pauses when somebody answers on the phone itself. */
      stopBotFromMe: boolean;
      /** @description Keeps a conversation that has ended, so that no new one begins. */
      keepOpen: boolean;
      /** @description Sends paragraphs as messages of their own. */
      splitMessages: boolean;
      /** @description Ms of typing per character. */
      timePerChar: number;
      /** @description Contacts that bots of this kind never answer; `@g.us` is all groups. */
      ignoreJids: string[];
      openaiCredsId: string | null;
      /** @description The bot that answers where no trigger fits. */
      fallbackId: string | null;
      /** @description Rises with every change; also the ETag. */
      version: number;
    };
    TriggerVerdict: {
      botId: string;
      kind: components["schemas"]["BotKind"];
      answers: boolean;
      /**
       * @description `another_first`: its words fit, and another of its kind comes before it.
       * @enum {string}
       */
      reason: "trigger" | "fallback" | "off" | "paused" | "ignored" | "no_match" | "another_first";
    };
    /** @description One call of a bot's server. What was said is not kept. */
    BotCall: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /** Format: uuid */
      instanceId: string;
      kind: components["schemas"]["BotKind"];
      botId: string | null;
      status: number;
      error: string | null;
      ms: number;
    };
    BotAnalytics: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      until: string;
      total: {
        /** @description Conversations that began; one ends with an hour of silence. */
        sessions: number;
        /** @description Conversations with a word in the last hour. */
        active: number;
        averageMinutes: number | null;
        averageTurns: number | null;
        calls: number;
        errorRate: number | null;
        p50Ms: number | null;
        p95Ms: number | null;
      };
      /** @description Sent by bots of all kinds, where no bot was asked for. */
      messages: number | null;
      bots: {
        /** @description Conversations that began; one ends with an hour of silence. */
        sessions: number;
        /** @description Conversations with a word in the last hour. */
        active: number;
        averageMinutes: number | null;
        averageTurns: number | null;
        calls: number;
        errorRate: number | null;
        p50Ms: number | null;
        p95Ms: number | null;
        kind: components["schemas"]["BotKind"];
        botId: string | null;
        /** Format: uuid */
        instanceId: string;
      }[];
      /** @description Hours in which something was, oldest first. */
      hours: {
        /** Format: date-time */
        hour: string;
        sessions: number;
        calls: number;
        errors: number;
        /** @description 0 where nothing was called. */
        averageMs: number;
      }[];
      /** @description Kinds whose calls do not pass us: their figures cannot be known. */
      unseen: components["schemas"]["BotKind"][];
    };
    SharedInstance: {
      status: components["schemas"]["InstanceStatus"];
      /**
       * @description Why it is closed or refused.
       * @enum {string|null}
       */
      cause: "logged_out" | "temporarily_banned" | "banned" | "replaced" | "connection_lost" | "bad_session" | "multidevice_mismatch" | "service_unavailable" | "restart_required" | "qr_limit" | "removed" | "unknown" | null;
      /** @description The code to scan now. A new one follows by itself before this one expires. */
      qr: {
        code: string | null;
        image: string | null;
        /** Format: date-time */
        expiresAt: string;
      } | null;
      pairingCode: string | null;
      profile: {
        number: string | null;
        name: string | null;
        pictureUrl: string | null;
      } | null;
      name: string;
      /** Format: date-time */
      expiresAt: string;
    };
    ConnectShared: {
      number?: string;
      /** @description Country of a number without +; by default that of the tenant's time zone. */
      country?: string;
    };
    /** @description Numbers of the sandbox that behave in a way of their own. */
    SandboxNumbers: {
      recipients: {
        number: string;
        /** @enum {string} */
        outcome: "not_on_whatsapp" | "stuck_pending" | "error" | "banned" | "logged_out" | "slow" | "echo" | "unread";
        effect: string;
      }[];
      own: {
        number: string;
        /** @enum {string} */
        opens: "at_once" | "when_scanned";
        effect: string;
      }[];
    };
    InjectMessage: {
      /** @description The sender's number, in local form or with +. */
      from: string;
      /** @default  */
      text: string;
      /**
       * @default text
       * @enum {string}
       */
      type: "text" | "image" | "audio";
      pushName?: string;
    };
    ForceDisconnect: {
      /** @enum {string} */
      reason: "logged_out" | "banned" | "replaced" | "connection_lost";
    };
    Overview: {
      /** @enum {string} */
      mode: "live" | "test";
      instances: {
        total: number;
        /** @description Null when it cannot be told right now. */
        connected: number | null;
        /** @description Closed, or refused. Null when it cannot be told right now. */
        attention: number | null;
      };
      /** @description Since midnight and since the first of the month, in the tenant's time zone. */
      messages: {
        today: {
          sent: number;
          received: number;
        };
        month: {
          sent: number;
          received: number;
        };
      };
      /** @description Bots that answered through the relay in the last 24 hours. What OpenAI bots do passes it by. */
      activeBots: number;
      firstSteps: {
        /** @description A number is connected, or was. */
        connect: boolean;
        send: boolean;
        key: boolean;
        webhook: boolean;
      };
      /** @description The newest messages of the log, newest first. */
      recent: {
        id: string;
        /** Format: uuid */
        instanceId: string;
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        direction: "in" | "out";
        /**
         * @description Null while it is not known whether a bot sent it.
         * @enum {string|null}
         */
        source: "api" | "bot" | "phone" | "contact" | null;
        status: components["schemas"]["MessageStatus"];
        chatKind: components["schemas"]["ChatKind"];
        counterpart: string | null;
        type: string | null;
        errorCode: string | null;
        instanceName: string | null;
      }[];
    };
    /** @enum {string} */
    MessageStatus: "PENDING" | "SERVER_ACK" | "ERROR" | "DELIVERY_ACK" | "READ" | "PLAYED";
    /** @enum {string|null} */
    ChatKind: "contact" | "group" | "status" | "broadcast" | "channel" | null;
    ServerList: {
      items: components["schemas"]["Server"][];
      /** @description Show it to administrators. */
      notice: {
        text: string;
        url: string;
      };
    };
    Server: {
      name: string;
      region: string;
      capacity: number;
      /** Format: uuid */
      dedicatedTo: string | null;
      /** Format: uuid */
      id: string;
      url: string;
      /** @description As the server itself says. */
      version: string;
      enabled: boolean;
      draining: boolean;
      /** @description Instances on it, those being made included. */
      used: number;
      /** @enum {string} */
      health: "healthy" | "failing" | "unknown";
      trouble: {
        code: components["schemas"]["ServerTrouble"];
        text: string;
      } | null;
      /** Format: date-time */
      checkedAt: string | null;
      /** Format: date-time */
      lastSeenAt: string | null;
      /** Format: date-time */
      failingSince: string | null;
      latencyMs: number | null;
      reachable: components["schemas"]["Reachable"];
      reachableAdvice: string;
      /** Format: date-time */
      reachableCheckedAt: string | null;
      /** @description Also the ETag; `If-Match` takes it. */
      revision: number;
      /** Format: date-time */
      createdAt: string;
    };
    /** @enum {string} */
    ServerTrouble: "unreachable" | "timed_out" | "not_evolution" | "unsupported_version" | "license_required" | "key_refused" | "key_unreadable" | "public_key";
    /** @enum {string} */
    Reachable: "yes" | "no" | "unknown";
    RegisterServer: {
      name: string;
      region: components["schemas"]["Region"];
      capacity: number;
      /**
       * Format: uuid
       * @default null
       */
      dedicatedTo: string | null;
      /** Format: uri */
      url: string;
      key: string;
    };
    /** @enum {string} */
    Region: "wnam" | "enam" | "sam" | "weur" | "eeur" | "apac" | "oc" | "afr" | "me";
    UpdateServer: {
      name?: string;
      region?: components["schemas"]["Region"];
      capacity?: number;
      /** Format: uuid */
      dedicatedTo?: string | null;
      enabled?: boolean;
      draining?: boolean;
      key?: string;
    };
    UnmanagedInstance: {
      upstreamName: string;
      integration: string;
      /** @description As the server says: open, connecting or close. */
      status: string;
      number: string | null;
      profileName: string | null;
      createdAt: string | null;
      /** @description Why it cannot be adopted; null when it can. */
      obstacle: string | null;
    };
    AdoptedInstance: {
      /** Format: uuid */
      instanceId: string;
      name: string;
      /** @description Its webhook of before, now an endpoint of the tenant. */
      endpointUrl: string | null;
      /** @description Bots it had. They keep running; within minutes they call these addresses through the gateway. */
      bots: {
        kind: string;
        id: string;
        url: string | null;
      }[];
      /** @description What adoption does not change, in words. */
      stays: string[];
    };
    AdoptInstance: {
      upstreamName: string;
      /** Format: uuid */
      tenantId: string;
      /** @description The tenant's name for it; by default the one it has. */
      name?: string;
    };
    TenantProfile: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
      region: string;
      timeZone: string;
      locale: string;
      /** @enum {string} */
      status: "active" | "past_due" | "suspended";
      suspendedBecause: string | null;
      planId: string;
      /** @description The plan as it holds for this tenant. */
      plan: {
        name: string;
        limits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        /** @default {} */
        dailyLimits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing: {
          instances: number;
          keys: number;
          endpoints: number;
          members: number;
        };
        burst: {
          perSecond: number;
          capacity: number;
        };
        features: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
        /** @description For how many days calls are shown; 30. */
        logDays?: number;
      };
      standing: {
        instances: {
          limit: number;
          used: number;
        };
        keys: {
          limit: number;
          used: number;
        };
        endpoints: {
          limit: number;
          used: number;
        };
        members: {
          limit: number;
          used: number;
        };
      };
      /** @description Also the ETag: send it as If-Match with a change. */
      version: number;
      /** Format: date-time */
      createdAt: string;
    };
    PatchTenant: {
      name?: string;
      /** @description An IANA time zone such as `Asia/Jakarta`. */
      timeZone?: string;
      /** @enum {string} */
      locale?: "en" | "id" | "pt-BR";
    };
    Usage: {
      /** @enum {string} */
      mode: "live" | "test";
      /** @enum {string} */
      status: "active" | "past_due" | "suspended";
      timeZone: string;
      items: components["schemas"]["QuotaUsage"][];
    };
    QuotaUsage: {
      /** @enum {string} */
      kind: "instance_create" | "instance_delete" | "api_call" | "message_send" | "bot_create";
      /** @enum {string} */
      span: "period" | "day";
      limit: number;
      used: number;
      remaining: number;
      /** @description Units that will be billed; null for a day, which is only capped. */
      billed: number | null;
      /** Format: date-time */
      startedAt: string;
      /**
       * Format: date-time
       * @description In the tenant's own time zone.
       */
      resetsAt: string;
    };
    HourlyUsageList: {
      items: components["schemas"]["HourlyUsage"][];
    };
    HourlyUsage: {
      /** Format: date-time */
      at: string;
      /** @description Id of the instance or key, the route, or the kind. */
      group: string | null;
      /** @description The name of that instance or key. */
      label: string | null;
      calls: number;
      units: number;
      /** @description Answers of 500 and above. */
      errors: number;
      /** @description Calls stopped before the upstream. */
      refused: number;
      averageMs: number;
    };
    RequestPage: {
      items: components["schemas"]["RequestEntry"][];
      nextCursor: string | null;
      /** @description How far back the plan's log goes. */
      keptDays: number;
    };
    RequestEntry: {
      /**
       * Format: uuid
       * @description The `X-Zapin-Request-Id` of its answer.
       */
      id: string;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      mode: "live" | "test";
      method: string;
      /** @description The route, with names for its parameters. */
      path: string;
      status: number;
      /** @enum {string} */
      outcome: "charged" | "refunded" | "refused" | "replayed" | "queued" | "outcome_unknown";
      /** @enum {string} */
      kind: "instance_create" | "instance_delete" | "api_call" | "message_send" | "bot_create";
      units: number;
      totalMs: number;
      upstreamMs: number;
      /** Format: uuid */
      keyId: string;
      /** @description Null for the key of an instance. */
      keyName: string | null;
      /** Format: uuid */
      instanceId: string | null;
      instanceName: string | null;
    };
    ReplayAnswer: {
      status: number;
      ms: number;
      requestId: string;
      /** @description As the tenant's own client would see it. */
      body?: unknown;
    };
    ReplayRequest: {
      /** @default null */
      body: {
        [key: string]: unknown;
      } | null;
      /**
       * @description Must be true for anything but a GET.
       * @default false
       */
      confirm: boolean;
    };
    MessageRow: {
      /** @description WhatsApp's id: `key.id` of the send. */
      id: string;
      /** Format: uuid */
      instanceId: string;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      direction: "in" | "out";
      source: components["schemas"]["MessageSource"];
      chatKind: components["schemas"]["ChatKind"];
      /** @description The last digits: `••••0002`. */
      counterpart: string;
      /** @description The same for the same contact; says nothing else. */
      contactHash: string;
      /** @description `conversation`, `imageMessage`, … */
      type: string;
      status: components["schemas"]["MessageStatus"];
      timeline: {
        /** Format: date-time */
        serverAck: string | null;
        /** Format: date-time */
        delivered: string | null;
        /** Format: date-time */
        read: string | null;
        /** Format: date-time */
        played: string | null;
        /** Format: date-time */
        failed: string | null;
      };
      /** @description Only where the event carried one. */
      errorCode: string | null;
      causes: components["schemas"]["MessageCause"][];
    };
    /** @enum {string} */
    MessageSource: "api" | "bot" | "phone" | "contact";
    /** @enum {string} */
    MessageCause: "instance_offline" | "pending_too_long" | "recipient_offline" | "reach_out_time_lock" | "not_on_whatsapp" | "rate_limited" | "recipient_refused" | "invalid_message" | "session_mismatch" | "failed";
    MessageHour: {
      /** Format: date-time */
      hour: string;
      /** @enum {string} */
      direction: "in" | "out";
      source: components["schemas"]["MessageSource"];
      messages: number;
      delivered: number;
      read: number;
      failed: number;
    };
    LiveTicket: {
      /**
       * Format: uri
       * @description wss://…/live
       */
      url: string;
      /** @description Good for one connection within 30 seconds. */
      ticket: string;
      /** @description Second argument of `new WebSocket(url, …)`. */
      protocols: [
        string,
        string
      ];
      /** Format: date-time */
      expiresAt: string;
    };
    MetaConnection: {
      /** Format: uri */
      callbackUrl: string;
      verifyToken: string;
      phoneNumberId: string;
    };
    ConnectMeta: {
      /** @description App settings › Basic › App secret. */
      appSecret: string;
    };
    AuditPage: {
      items: components["schemas"]["AuditEntry"][];
      nextCursor: string | null;
    };
    AuditEntry: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /** @description `user:<id>`, `key:<id>`, `operator:<id>` or `system`. */
      actor: string;
      /** @description The same for people to read. */
      actorLabel: string | null;
      /** @description Noun and verb, such as `key.revoke`. */
      action: string;
      target: string;
      before: {
        [key: string]: unknown;
      } | null;
      after: {
        [key: string]: unknown;
      } | null;
      ip: string | null;
    };
    Billing: {
      planId: string;
      /** @description A downgrade that waits for the end of the period. */
      nextPlanId: string | null;
      /** @enum {string} */
      status: "active" | "past_due" | "suspended";
      currency: components["schemas"]["Currency"];
      /** @description Whoever was billed in one currency goes on in it. */
      isCurrencyFixed: boolean;
      /** Format: date-time */
      periodStart: string;
      /** Format: date-time */
      periodEnd: string;
      lines: components["schemas"]["BillLine"][];
      /** @description The bill so far. */
      total: number;
      /** @description The bill at the end of the period if it goes on as it began. */
      projected: number;
      details: {
        name: string;
        address: string;
        taxId: string;
        email: string;
      };
    };
    /** @enum {string} */
    Currency: "IDR" | "BRL" | "USD";
    BillLine: {
      /** @enum {string} */
      item: "plan";
      planId: string;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      amount: number;
    } | {
      /** @enum {string} */
      item: "overage";
      /** @enum {string} */
      kind: "instance_create" | "instance_delete" | "api_call" | "message_send" | "bot_create";
      units: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      pricePerThousand: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      amount: number;
    } | {
      /** @enum {string} */
      item: "proration";
      planId: string;
      days: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      amount: number;
    };
    PlanOffer: {
      id: string;
      definition: {
        name: string;
        limits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        /** @default {} */
        dailyLimits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing: {
          instances: number;
          keys: number;
          endpoints: number;
          members: number;
        };
        burst: {
          perSecond: number;
          capacity: number;
        };
        features: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
        /** @description For how many days calls are shown; 30. */
        logDays?: number;
      };
      prices: {
        IDR?: {
          amount: number;
          /** @default {} */
          overagePerThousand: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
          included: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
        };
        BRL?: {
          amount: number;
          /** @default {} */
          overagePerThousand: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
          included: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
        };
        USD?: {
          amount: number;
          /** @default {} */
          overagePerThousand: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
          included: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
        };
      };
    };
    PlanChangePreview: {
      /** @enum {string} */
      direction: "upgrade" | "downgrade" | "same";
      /** Format: date-time */
      takesEffect: string;
      currency: components["schemas"]["Currency"];
      lines: components["schemas"]["BillLine"][];
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      tax: number;
      /** @description Due when the change is made. */
      total: number;
      /** @description What will be over the new plan's limits. */
      exceeds: {
        /** @enum {string} */
        what: "instances" | "keys" | "endpoints" | "members" | "message_send" | "api_call" | "bot_create";
        has: number;
        allowed: number;
      }[];
    };
    PlanChange: {
      planId: string;
      currency?: components["schemas"]["Currency"];
    };
    BillingDetailsAnswer: {
      name: string;
      address: string;
      taxId: string;
      email: string;
      /** @description Also the ETag; `If-Match` takes it. */
      version: number;
    };
    BillingDetails: {
      name: string;
      address: string;
      /** @description NPWP, CNPJ, CPF or the like, as it should be printed. */
      taxId: string;
      /** Format: email */
      email: string;
    };
    Invoice: {
      /** Format: uuid */
      id: string;
      number: string;
      currency: components["schemas"]["Currency"];
      /** Format: date-time */
      periodStart: string;
      /** Format: date-time */
      periodEnd: string;
      lines: components["schemas"]["BillLine"][];
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      subtotal: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      tax: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      total: number;
      /** @enum {string} */
      state: "draft" | "open" | "paid" | "void" | "uncollectible";
      billTo: {
        name: string;
        address: string;
        taxId: string;
        email: string;
      };
      seller: components["schemas"]["Seller"];
      refunds: components["schemas"]["Refund"][];
      /** @description Sum of the refunds. */
      refunded: number;
      /** Format: date-time */
      issuedAt: string;
      /** Format: date-time */
      dueAt: string;
      /** Format: date-time */
      paidAt: string | null;
    };
    Seller: {
      name: string;
      address: string;
      taxId: string;
      email: string;
    };
    Refund: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      amount: number;
      /** @description Printed on the receipt. */
      note: string;
    };
    Checkout: {
      provider: string;
      /** Format: uri */
      url: string;
      pixCode?: string;
      /**
       * Format: date-time
       * @description Until then it can be paid.
       */
      expiresAt: string | null;
    };
    /** @description Services that take the account's currency. None: the operator is paid by transfer and marks invoices paid. */
    PaymentMethods: {
      providers: string[];
    };
    StartCheckout: {
      provider: string;
      /** @default /plan/invoices */
      returnPath: string;
    };
    OperatorTenantPage: {
      items: components["schemas"]["OperatorTenant"][];
      nextCursor: string | null;
    };
    OperatorTenant: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
      region: string;
      timeZone: string;
      locale: string;
      planId: string;
      planOverride: {
        limits?: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        dailyLimits?: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing?: {
          instances?: number;
          keys?: number;
          endpoints?: number;
          members?: number;
        };
        burst?: {
          perSecond: number;
          capacity: number;
        };
        features?: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
      } | null;
      /** @enum {string} */
      status: "active" | "past_due" | "suspended";
      suspension: {
        reason: string;
        /** Format: date-time */
        since: string;
        /** @enum {string} */
        statusBefore: "active" | "past_due" | "suspended";
      } | null;
      version: number;
      /** Format: date-time */
      createdAt: string;
    };
    OperatorTenantDetails: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
      region: string;
      timeZone: string;
      locale: string;
      planId: string;
      planOverride: {
        limits?: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        dailyLimits?: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing?: {
          instances?: number;
          keys?: number;
          endpoints?: number;
          members?: number;
        };
        burst?: {
          perSecond: number;
          capacity: number;
        };
        features?: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
      } | null;
      /** @enum {string} */
      status: "active" | "past_due" | "suspended";
      suspension: {
        reason: string;
        /** Format: date-time */
        since: string;
        /** @enum {string} */
        statusBefore: "active" | "past_due" | "suspended";
      } | null;
      version: number;
      /** Format: date-time */
      createdAt: string;
      plan: {
        name: string;
        limits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        /** @default {} */
        dailyLimits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing: {
          instances: number;
          keys: number;
          endpoints: number;
          members: number;
        };
        burst: {
          perSecond: number;
          capacity: number;
        };
        features: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
        /** @description For how many days calls are shown; 30. */
        logDays?: number;
      };
    };
    PutTenant: {
      limits?: {
        instance_create?: number;
        instance_delete?: number;
        api_call?: number;
        message_send?: number;
        bot_create?: number;
      };
      dailyLimits?: {
        instance_create?: number;
        instance_delete?: number;
        api_call?: number;
        message_send?: number;
        bot_create?: number;
      };
      standing?: {
        instances?: number;
        keys?: number;
        endpoints?: number;
        members?: number;
      };
      burst?: {
        perSecond: number;
        capacity: number;
      };
      features?: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
      name: string;
      slug: string;
      /** @enum {string} */
      region: "wnam" | "enam" | "sam" | "weur" | "eeur" | "apac" | "oc" | "afr" | "me";
      /** @description An IANA time zone such as `Asia/Jakarta`. */
      timeZone: string;
      /** @enum {string} */
      locale: "en" | "id" | "pt-BR";
      planId: string;
    };
    SetPlan: {
      planId: string;
      /** @default null */
      override: {
        limits?: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        dailyLimits?: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing?: {
          instances?: number;
          keys?: number;
          endpoints?: number;
          members?: number;
        };
        burst?: {
          perSecond: number;
          capacity: number;
        };
        features?: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
      } | null;
    };
    Suspend: {
      reason: string;
    };
    Impersonation: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenantId: string;
      reason: string;
      /** Format: date-time */
      endsAt: string;
    };
    Impersonate: {
      reason: string;
      /** @default 30 */
      minutes: number;
    };
    OperatorPlanPage: {
      items: components["schemas"]["OperatorPlan"][];
      nextCursor: string | null;
    };
    OperatorPlan: {
      id: string;
      definition: {
        name: string;
        limits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        /** @default {} */
        dailyLimits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing: {
          instances: number;
          keys: number;
          endpoints: number;
          members: number;
        };
        burst: {
          perSecond: number;
          capacity: number;
        };
        features: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
        /** @description For how many days calls are shown; 30. */
        logDays?: number;
      };
      active: boolean;
      version: number;
      prices: {
        IDR?: {
          amount: number;
          /** @default {} */
          overagePerThousand: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
          included: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
        };
        BRL?: {
          amount: number;
          /** @default {} */
          overagePerThousand: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
          included: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
        };
        USD?: {
          amount: number;
          /** @default {} */
          overagePerThousand: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
          included: {
            instance_create?: number;
            instance_delete?: number;
            api_call?: number;
            message_send?: number;
            bot_create?: number;
          };
        };
      };
    };
    CreatePlan: {
      id: string;
      definition: {
        name: string;
        limits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        /** @default {} */
        dailyLimits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing: {
          instances: number;
          keys: number;
          endpoints: number;
          members: number;
        };
        burst: {
          perSecond: number;
          capacity: number;
        };
        features: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
        /** @description For how many days calls are shown; 30. */
        logDays?: number;
      };
      /** @default true */
      active: boolean;
    };
    PatchPlan: {
      definition?: {
        name: string;
        limits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        /** @default {} */
        dailyLimits: {
          instance_create?: number;
          instance_delete?: number;
          api_call?: number;
          message_send?: number;
          bot_create?: number;
        };
        standing: {
          instances: number;
          keys: number;
          endpoints: number;
          members: number;
        };
        burst: {
          perSecond: number;
          capacity: number;
        };
        features: ("proxy" | "templates" | "business" | "brokers" | "chatwoot")[];
        /** @description For how many days calls are shown; 30. */
        logDays?: number;
      };
      active?: boolean;
    };
    OverdueInvoice: {
      /** Format: uuid */
      id: string;
      number: string;
      currency: components["schemas"]["Currency"];
      /** Format: date-time */
      periodStart: string;
      /** Format: date-time */
      periodEnd: string;
      lines: components["schemas"]["BillLine"][];
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      subtotal: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      tax: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      total: number;
      /** @enum {string} */
      state: "draft" | "open" | "paid" | "void" | "uncollectible";
      billTo: {
        name: string;
        address: string;
        taxId: string;
        email: string;
      };
      seller: components["schemas"]["Seller"];
      refunds: components["schemas"]["Refund"][];
      /** @description Sum of the refunds. */
      refunded: number;
      /** Format: date-time */
      issuedAt: string;
      /** Format: date-time */
      dueAt: string;
      /** Format: date-time */
      paidAt: string | null;
      /** Format: uuid */
      tenantId: string;
      reminders: number;
    };
    Revenue: {
      month: string;
      currency: components["schemas"]["Currency"];
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      issued: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      paid: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      open: number;
      /** @description Minor units of the currency: rupiah, centavos, cents. */
      refunded: number;
    };
    InvoiceNote: {
      /** @default  */
      note: string;
    };
    UnresolvedPayment: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      provider: string;
      /** Format: uuid */
      paymentId: string | null;
      /** @enum {string} */
      verdict: "mismatch" | "unknown";
      detail: string;
      times: number;
    };
    ForgedReports: {
      provider: string;
      /** Format: date */
      day: string;
      times: number;
    };
    PutPrice: {
      amount: number;
      /** @default {} */
      overagePerThousand: {
        instance_create?: number;
        instance_delete?: number;
        api_call?: number;
        message_send?: number;
        bot_create?: number;
      };
      /** @default {} */
      included: {
        instance_create?: number;
        instance_delete?: number;
        api_call?: number;
        message_send?: number;
        bot_create?: number;
      };
    };
    NoteRefund: {
      amount: number;
      /** @default  */
      note: string;
    };
    KeptInvoice: {
      /** Format: uuid */
      id: string;
      number: string;
      /** Format: uuid */
      erasedTenantId: string;
      /** Format: date-time */
      issuedAt: string;
      /** Format: date-time */
      erasedAt: string;
      /**
       * Format: date-time
       * @description Then it is deleted as well.
       */
      keptUntil: string;
      document: {
        currency: components["schemas"]["Currency"];
        /** Format: date-time */
        periodStart: string;
        /** Format: date-time */
        periodEnd: string;
        /** Format: date-time */
        dueAt: string;
        /** Format: date-time */
        paidAt: string | null;
        lines: components["schemas"]["BillLine"][];
        /** @description Minor units of the currency: rupiah, centavos, cents. */
        subtotal: number;
        /** @description Minor units of the currency: rupiah, centavos, cents. */
        tax: number;
        /** @description Minor units of the currency: rupiah, centavos, cents. */
        total: number;
        /** @enum {string} */
        state: "draft" | "open" | "paid" | "void" | "uncollectible";
        seller: components["schemas"]["Seller"];
        billTo: {
          name: string;
          address: string;
          taxId: string;
        };
        payments: {
          provider: string;
          reference: string;
          /** @description Minor units of the currency: rupiah, centavos, cents. */
          amount: number;
          currency: components["schemas"]["Currency"];
          /** @enum {string} */
          state: "pending" | "paid" | "failed" | "refunded" | "mismatch";
          /** Format: date-time */
          settledAt: string | null;
        }[];
        refunds: components["schemas"]["Refund"][];
      };
    };
    SellerAnswer: {
      name: string;
      address: string;
      /** @description NPWP, CNPJ, VAT number or the like, as it should be printed. */
      taxId: string;
      /** @description Where customers ask about invoices. */
      email: "" | string;
      /** @description How many years the law wants issued invoices kept, also when the customer is gone. */
      keepYears: number;
      version: number;
    };
    SellerSettings: {
      name: string;
      address: string;
      /** @description NPWP, CNPJ, VAT number or the like, as it should be printed. */
      taxId: string;
      /** @description Where customers ask about invoices. */
      email: "" | string;
      /** @description How many years the law wants issued invoices kept, also when the customer is gone. */
      keepYears: number;
    };
    PutUser: {
      /** Format: email */
      email: string;
      password: string;
      name: string;
      /**
       * @default user
       * @enum {string}
       */
      role: "user" | "operator";
      /** Format: uuid */
      owns?: string;
    };
    OperatorUserPage: {
      items: components["schemas"]["OperatorUser"][];
      nextCursor: string | null;
    };
    OperatorUser: {
      id: string;
      email: string;
      name: string;
      /** @enum {string} */
      role: "user" | "operator";
      emailVerified: boolean;
      hasSecondFactor: boolean;
      /** Format: date-time */
      createdAt: string;
    };
    RotationStep: {
      /** @description The version that everything is sealed with in the end. */
      version: number;
      place: string;
      resealed: number;
      /** @description Sealed with that version already. */
      current: number;
      /** @description Sealed with a version that is not configured: lost, unless it comes back. */
      unreadable: number;
      nextCursor: string | null;
    };
    RotateSecrets: {
      /**
       * @description Counts, and changes nothing.
       * @default false
       */
      dryRun: boolean;
      /**
       * @description Where the step before stopped.
       * @default null
       */
      cursor: string | null;
    };
    Ledger: {
      books: {
        /** @enum {string} */
        kind: "instance_create" | "instance_delete" | "api_call" | "message_send" | "bot_create";
        windowStart: number;
        windowEnd: number;
        limit: number;
        /** @description Enforces the limit. */
        granted: number;
        /** @description What is billed. */
        settled: number;
        /** @description On leases that may still be spent or given back. */
        live: number;
        /** @description Granted to isolates that are gone: never billed. */
        stranded: number;
      }[];
      /** @description Settled, but refused by Postgres: the period is not billed before it takes them. */
      refused: {
        batches: number;
        calls: number;
        units: number;
        /** Format: date-time */
        oldestAt: string | null;
      };
      counters: {
        calls: number;
        rowsWritten: number;
      };
    };
    RetriedUsage: {
      /** @description Batches that Postgres has now. */
      recorded: number;
      /** @description Batches that it refuses still. */
      left: number;
      /** @description SQLSTATE of what is left. */
      reason: string | null;
    };
    EventCosts: {
      instances: {
        calls: number;
        rowsWritten: number;
      };
      outboxes: {
        calls: number;
        rowsWritten: number;
      };
      feed: {
        calls: number;
        rowsWritten: number;
      };
    };
    OperatorHealth: {
      /** @enum {string} */
      status: "healthy" | "unhealthy";
      parts: {
        /** @enum {string} */
        postgres: "ok" | "failing" | "unknown";
        /**
         * @description A Durable Object answers.
         * @enum {string}
         */
        ledger: "ok" | "failing" | "unknown";
        /**
         * @description The bucket of media and large events answers.
         * @enum {string}
         */
        storage: "ok" | "failing" | "unknown";
        /**
         * @description The cron trigger has run within the last quarter of an hour.
         * @enum {string}
         */
        cron: "ok" | "failing" | "unknown";
      };
      /** Format: date-time */
      checkedAt: string;
      servers: {
        /** Format: uuid */
        id: string;
        name: string;
        region: string;
        version: string;
        enabled: boolean;
        draining: boolean;
        instances: number;
        capacity: number;
        latencyMs: number | null;
        /** Format: date-time */
        lastSeenAt: string | null;
        /** Format: date-time */
        failingSince: string | null;
        trouble: string | null;
        /** @enum {string} */
        reachable: "yes" | "no" | "unknown";
      }[];
      traffic: {
        lastHour: {
          calls: number;
          /** @description Answers of 500 and above. */
          errors: number;
          /** @description Stopped before the upstream. */
          refused: number;
          /** @description Errors per call, 0 to 1. */
          errorRate: number;
        };
        lastDay: {
          calls: number;
          /** @description Answers of 500 and above. */
          errors: number;
          /** @description Stopped before the upstream. */
          refused: number;
          /** @description Errors per call, 0 to 1. */
          errorRate: number;
        };
      };
      /** @description Tenants with most errors within the last hour. */
      sickest: {
        /** Format: uuid */
        tenantId: string;
        calls: number;
        errors: number;
      }[];
      /** @description Usage on its way to Postgres, of the tenants with most calls within the last day. */
      outboxes: {
        asked: number;
        unanswered: number;
        waiting: number;
        /** Format: date-time */
        oldestAt: string | null;
      };
      /** @description Ledgers with usage that Postgres has refused, and the SQLSTATE. Their bills wait for it. */
      refusedUsage: {
        /** Format: uuid */
        tenantId: string;
        /** @enum {string} */
        mode: "live" | "test";
        /** Format: date-time */
        since: string;
        reason: string;
      }[];
      /** @description Deliveries that wait, of the same tenants; and endpoints given up, of all. */
      webhooks: {
        asked: number;
        unanswered: number;
        waiting: number;
        disabled: number;
      };
      repairs: {
        instancesLastDay: number;
      };
      notices: {
        unmailed: number;
        /** Format: date-time */
        oldestAt: string | null;
      };
      cron: {
        /** Format: date-time */
        lastRunAt: string | null;
        failedChores: string[];
      };
      /** @description What operators were told of and is not over. */
      alerts: {
        key: string;
        /** Format: date-time */
        since: string;
        message: string;
      }[];
    };
    Erasure: {
      /** Format: date-time */
      requestedAt: string;
      requestedBy: string;
      /**
       * Format: date-time
       * @description Until then it can be undone.
       */
      eraseAfter: string;
      /**
       * Format: date-time
       * @description By then nothing of the tenant is left anywhere but the invoices that the law wants kept.
       */
      completeBy: string;
    };
    RequestErasure: {
      /** @description The tenant's name, typed out. */
      name: string;
    };
    Erasures: {
      pending: {
        /** Format: date-time */
        requestedAt: string;
        requestedBy: string;
        /**
         * Format: date-time
         * @description Until then it can be undone.
         */
        eraseAfter: string;
        /**
         * Format: date-time
         * @description By then nothing of the tenant is left anywhere but the invoices that the law wants kept.
         */
        completeBy: string;
        /** Format: uuid */
        tenantId: string;
        name: string;
        /** Format: date-time */
        triedAt: string | null;
      }[];
      certificates: {
        /** Format: uuid */
        id: string;
        /** Format: uuid */
        tenantId: string;
        /** Format: date-time */
        erasedAt: string;
        details: {
          [key: string]: unknown;
        };
      }[];
    };
    Me: {
      id: string;
      email: string;
      name: string;
      locale: components["schemas"]["Locale"];
      isOperator: boolean;
      hasSecondFactor: boolean;
      hasPassword: boolean;
      tenants: {
        id: string;
        name: string;
        slug: string;
        timeZone: string;
        locale: string;
        status: string;
        role: components["schemas"]["Role"];
      }[];
      impersonations: {
        id: string;
        name: string;
        slug: string;
        timeZone: string;
        locale: string;
        status: string;
        reason: string;
        /** Format: date-time */
        endsAt: string;
      }[];
      wishedTenant: components["schemas"]["NewTenant"];
      invitations: {
        id: string;
        tenantName: string;
        role: components["schemas"]["Role"];
        /** Format: date-time */
        expiresAt: string;
      }[];
    };
    /** @enum {string} */
    Locale: "en" | "id" | "pt-BR";
    /** @enum {string} */
    Role: "viewer" | "developer" | "admin" | "owner";
    NewTenant: {
      name: string;
      region: components["schemas"]["Region"];
      /** @description An IANA time zone such as `Asia/Jakarta`. */
      timeZone: string;
      locale: components["schemas"]["Locale"];
    } | null;
    UpdateMe: {
      name?: string;
      locale?: components["schemas"]["Locale"];
    };
    ChangePassword: {
      currentPassword: string;
      newPassword: string;
    };
    Session: {
      id: string;
      isCurrent: boolean;
      ipAddress: string | null;
      userAgent: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
    };
    InvitationRef: {
      token?: string;
      /** Format: uuid */
      id?: string;
    };
    Member: {
      userId: string;
      email: string;
      name: string;
      role: components["schemas"]["Role"];
      hasSecondFactor: boolean;
      /** Format: date-time */
      joinedAt: string;
    };
    ChangeMemberRole: {
      role: components["schemas"]["Role"];
    };
    Invitation: {
      id: string;
      email: string;
      role: components["schemas"]["Role"];
      invitedBy: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      isExpired: boolean;
    };
    CreateInvitation: {
      /** Format: email */
      email: string;
      role: components["schemas"]["Role"];
    };
  };
  responses: never;
  parameters: {
    /** @description Your name for the instance. */
    instanceName: string;
    /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
    Pacing: "off";
    /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
    IdempotencyKey: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  health: {
    parameters: {
    };
    responses: {
      /** @description It is. */
      200: {
        content: {
          "application/json": {
            status?: string;
            /** Format: date-time */
            timestamp?: string;
            version?: string;
          };
        };
      };
    };
  };
  greet: {
    parameters: {
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description 200. */
            status: number;
            /** @description A greeting. */
            message: string;
            /**
             * @description The Evolution API that is spoken here.
             * @example 2.3.6
             */
            version: string;
            /** @description `zapin`. */
            clientName: string;
            /** @description Address of Evolution's documentation. */
            documentation: string;
          };
        };
      };
    };
  };
  verifyCreds: {
    parameters: {
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description 200. */
            status: number;
            /** @description What was found. */
            message: string;
          };
        };
      };
    };
  };
  instanceCreate: {
    parameters: {
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "instanceName": "toko",
         *     "integration": "WHATSAPP-BAILEYS"
         *   }
         */
        "application/json": {
          /**
           * @description 1 to 100 characters. Yours alone: other accounts may use the same.
           * @example toko
           */
          instanceName: string;
          integration: components["schemas"]["EvolutionIntegration"];
          /** @description Start pairing at once and answer with the code. Takes 5 seconds longer. */
          qrcode?: boolean;
          /** @description The phone's own number, for a pairing code. `WHATSAPP-BUSINESS`: Meta's phone number id. */
          number?: string;
          /** @description `WHATSAPP-BUSINESS`: Meta's access token. Otherwise ignored. */
          token?: string;
          /** @description `WHATSAPP-BUSINESS`: Meta's business account id. */
          businessId?: string;
          /** @description Refuse calls. */
          rejectCall?: boolean;
          /** @description What to answer a refused call. */
          msgCall?: string;
          /** @description Take no notice of groups. */
          groupsIgnore?: boolean;
          /** @description Appear online. */
          alwaysOnline?: boolean;
          /** @description Mark incoming messages as read. */
          readMessages?: boolean;
          /** @description Mark statuses as seen. */
          readStatus?: boolean;
          /** @description Fetch the whole history. */
          syncFullHistory?: boolean;
          /** @description Receive events from the start. */
          webhook?: {
            /**
             * @description Where events go.
             * @example https://example.com/hook
             */
            url: string;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
            headers?: {
              [key: string]: string;
            };
            /** @description Append the event's name to the address. */
            byEvents?: boolean;
            /** @description Include media as base64. */
            base64?: boolean;
          };
          websocket?: {
            /** @description On or off. */
            enabled?: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            instance: {
              /** @description Your name for it. */
              instanceName: string;
              /** @description Its id. */
              instanceId: string;
              integration: components["schemas"]["EvolutionIntegration"];
              /** @description `connecting`, `open` or `close`. */
              status?: string;
            };
            /** @description An API key for this instance alone, for SDKs that expect one. */
            hash: string;
            /** @description As set. */
            webhook?: Record<string, never>;
            settings?: components["schemas"]["EvolutionSettings"];
            qrcode?: components["schemas"]["EvolutionQrCode"];
          };
        };
      };
    };
  };
  instanceFetchInstances: {
    parameters: {
      query?: {
        /** @description Only this one. */
        instanceName?: string;
        /** @description Only this one. */
        instanceId?: string;
        /** @description Only the one with this number. */
        number?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionInstance"][];
        };
      };
    };
  };
  instanceConnect: {
    parameters: {
      query?: {
        /** @description Digits of the phone's own number: answers with a pairing code as well. */
        number?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionQrCode"] | components["schemas"]["EvolutionConnectionState"];
        };
      };
    };
  };
  instanceRestartPut: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionQrCode"] | components["schemas"]["EvolutionConnectionState"];
        };
      };
    };
  };
  instanceRestart: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionQrCode"] | components["schemas"]["EvolutionConnectionState"];
        };
      };
    };
  };
  instanceConnectionState: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionConnectionState"];
        };
      };
    };
  };
  instanceSetPresence: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "presence": "unavailable"
         *   }
         */
        "application/json": {
          /**
           * @description What others see.
           * @enum {string}
           */
          presence: "unavailable" | "available" | "composing" | "recording" | "paused";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description As set. */
            presence: string;
          };
        };
      };
    };
  };
  instanceLogout: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            status: "SUCCESS";
            /** @description `false`. */
            error: boolean;
            response: {
              /**
               * @description What was done.
               * @example Instance logged out
               */
              message: string;
            };
          };
        };
      };
    };
  };
  instanceDelete: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            status: "SUCCESS";
            /** @description `false`. */
            error: boolean;
            response: {
              /**
               * @description What was done.
               * @example Instance deleted
               */
              message: string;
            };
          };
        };
      };
    };
  };
  messageSendText: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "text": "Halo! Pesanan Anda sudah dikirim.",
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description What to say. WhatsApp's `*bold*` and `_italic_` work.
           * @example Halo! Pesanan Anda sudah dikirim.
           */
          text: string;
          /**
           * @description Show a preview of the first link.
           * @default true
           */
          linkPreview?: boolean;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendMedia: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "mediatype": "image",
         *     "media": "https://example.com/photo.jpg",
         *     "mimetype": "image/jpeg",
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description What it is.
           * @enum {string}
           */
          mediatype: "image" | "video" | "audio" | "document";
          /**
           * @description The file: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/photo.jpg
           */
          media?: string;
          /**
           * @description Its media type.
           * @example image/jpeg
           */
          mimetype?: string;
          /** @description Its name, such as `invoice.pdf`. Needed for a document in base64. */
          fileName?: string;
          /** @description Text below it. */
          caption?: string;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
        "multipart/form-data": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description What it is.
           * @enum {string}
           */
          mediatype: "image" | "video" | "audio" | "document";
          /**
           * @description Its media type.
           * @example image/jpeg
           */
          mimetype?: string;
          /** @description Its name, such as `invoice.pdf`. Needed for a document in base64. */
          fileName?: string;
          /** @description Text below it. */
          caption?: string;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /**
           * Format: binary
           * @description The file.
           */
          file: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendPtv: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "video": "https://example.com/clip.mp4",
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description The video: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/clip.mp4
           */
          video?: string;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
        "multipart/form-data": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /**
           * Format: binary
           * @description The file.
           */
          file: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendWhatsAppAudio: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "audio": "https://example.com/note.ogg",
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description The recording: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/note.ogg
           */
          audio?: string;
          /**
           * @description Convert to the format of voice notes.
           * @default true
           */
          encoding?: boolean;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
        "multipart/form-data": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description Convert to the format of voice notes.
           * @default true
           */
          encoding?: boolean;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /**
           * Format: binary
           * @description The file.
           */
          file: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendStatus: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "type": "text",
         *     "content": "Buka sampai jam 9 malam",
         *     "backgroundColor": "#008000"
         *   }
         */
        "application/json": {
          /**
           * @description What it is.
           * @enum {string}
           */
          type: "text" | "image" | "video" | "audio";
          /**
           * @description The text; otherwise a public http(s) address or base64.
           * @example Buka sampai jam 9 malam
           */
          content?: string;
          /** @description Text below an image or video. */
          caption?: string;
          /**
           * @description Needed for a text.
           * @example #008000
           */
          backgroundColor?: string;
          /** @description Needed for a text. */
          font?: number;
          /** @description Who sees it: numbers. */
          statusJidList?: string[];
          /** @description Everyone sees it. This or `statusJidList` is needed. */
          allContacts?: boolean;
        };
        "multipart/form-data": {
          /**
           * @description What it is.
           * @enum {string}
           */
          type: "text" | "image" | "video" | "audio";
          /** @description Text below an image or video. */
          caption?: string;
          /**
           * @description Needed for a text.
           * @example #008000
           */
          backgroundColor?: string;
          /** @description Needed for a text. */
          font?: number;
          /** @description Who sees it: numbers. */
          statusJidList?: string[];
          /** @description Everyone sees it. This or `statusJidList` is needed. */
          allContacts?: boolean;
          /**
           * Format: binary
           * @description The file.
           */
          file: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendSticker: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "sticker": "https://example.com/sticker.png",
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description The picture, converted to webp: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/sticker.png
           */
          sticker: string;
          /** @description Send it as it is. 2.3 and newer. */
          notConvertSticker?: boolean;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendLocation: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "latitude": -6.2088,
         *     "longitude": 106.8456,
         *     "name": "Monas",
         *     "address": "Jakarta Pusat",
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description Degrees.
           * @example -6.2088
           */
          latitude: number;
          /**
           * @description Degrees.
           * @example 106.8456
           */
          longitude: number;
          /**
           * @description Name of the place.
           * @example Monas
           */
          name: string;
          /**
           * @description Its address.
           * @example Jakarta Pusat
           */
          address: string;
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendContact: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "contact": [
         *     {
         *       "fullName": "Siti Rahma",
         *       "phoneNumber": "+62 812-3456-7890"
         *     }
         *     ],
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description The cards. */
          contact: {
            /**
             * @description Name to show.
             * @example Siti Rahma
             */
            fullName: string;
            /**
             * @description Their number.
             * @example +62 812-3456-7890
             */
            phoneNumber: string;
            /** @description Their WhatsApp id: digits. */
            wuid?: string;
            /** @description Company. */
            organization?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description Web page. */
            url?: string;
          }[];
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendReaction: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "key": {
         *     "id": "3EB087241A6875334CB0B5",
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "fromMe": true
         *     },
         *     "reaction": "👍"
         *   }
         */
        "application/json": {
          key: components["schemas"]["EvolutionMessageKey"];
          /**
           * @description One emoji. Empty takes the reaction back (2.3 and newer).
           * @example 👍
           */
          reaction: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendPoll: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "name": "Kapan dikirim?",
         *     "selectableCount": 0,
         *     "values": [
         *     "Pagi",
         *     "Sore"
         *     ],
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description The question.
           * @example Kapan dikirim?
           */
          name: string;
          /** @description How many answers one may choose; 0 for any. */
          selectableCount: number;
          /**
           * @description The answers.
           * @example [
           *     "Pagi",
           *     "Sore"
           *   ]
           */
          values: string[];
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendList: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "title": "string",
         *     "footerText": "string",
         *     "buttonText": "Pilih",
         *     "sections": [
         *     {
         *       "title": "string",
         *       "rows": [
         *       {
         *         "title": "string",
         *         "rowId": "string"
         *       }
         *       ]
         *     }
         *     ],
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description Heading. */
          title: string;
          /** @description Text above the list. */
          description?: string;
          /** @description Small text below. */
          footerText: string;
          /**
           * @description Label of the button that opens the list.
           * @example Pilih
           */
          buttonText: string;
          /** @description Groups of choices. */
          sections: {
            /** @description Heading. */
            title: string;
            /** @description Choices. */
            rows: {
              /** @description What the person sees. */
              title: string;
              /** @description Below it. */
              description?: string;
              /** @description What you get back. */
              rowId: string;
            }[];
          }[];
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendButtons: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "title": "string",
         *     "thumbnailUrl": "https://example.com/photo.jpg",
         *     "buttons": [
         *     {
         *       "type": "reply",
         *       "displayText": "Yes",
         *       "currency": "BRL"
         *     }
         *     ],
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description Heading. */
          title: string;
          /** @description Text below it. */
          description?: string;
          /** @description Small text. */
          footer?: string;
          /**
           * @description A picture above: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/photo.jpg
           */
          thumbnailUrl?: string;
          /** @description At most three of `reply`, and no other kind beside them; `pix` stands alone. */
          buttons: {
            /**
             * @description Kind of button.
             * @enum {string}
             */
            type: "reply" | "copy" | "url" | "call" | "pix";
            /**
             * @description Its label.
             * @example Yes
             */
            displayText?: string;
            /** @description `reply`: what you get back. */
            id?: string;
            /** @description `copy`: what is copied. */
            copyCode?: string;
            /** @description `url`: the address to open. */
            url?: string;
            /** @description `call`: the number to ring. */
            phoneNumber?: string;
            /**
             * @description `pix`: ISO 4217.
             * @example BRL
             */
            currency?: string;
            /** @description `pix`: name of the payee. */
            name?: string;
            /**
             * @description `pix`: kind of key.
             * @enum {string}
             */
            keyType?: "phone" | "email" | "cpf" | "cnpj" | "random";
            /** @description `pix`: the key. */
            key?: string;
          }[];
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendTemplate: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "name": "order_shipped",
         *     "language": "pt_BR"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description Name of the template.
           * @example order_shipped
           */
          name: string;
          /**
           * @description Its language.
           * @example pt_BR
           */
          language: string;
          /** @description Values for its variables, as Meta defines them. */
          components?: Record<string, never>[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageSendButton: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        /** @description `off` sends at once, although the number is paced: for a code that somebody waits for. */
        "X-Zapin-Pacing"?: components["parameters"]["Pacing"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "title": "string",
         *     "thumbnailUrl": "https://example.com/photo.jpg",
         *     "buttons": [
         *     {
         *       "type": "reply",
         *       "displayText": "Yes",
         *       "currency": "BRL"
         *     }
         *     ],
         *     "delay": 1200
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description Heading. */
          title: string;
          /** @description Text below it. */
          description?: string;
          /** @description Small text. */
          footer?: string;
          /**
           * @description A picture above: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/photo.jpg
           */
          thumbnailUrl?: string;
          /** @description At most three of `reply`, and no other kind beside them; `pix` stands alone. */
          buttons: {
            /**
             * @description Kind of button.
             * @enum {string}
             */
            type: "reply" | "copy" | "url" | "call" | "pix";
            /**
             * @description Its label.
             * @example Yes
             */
            displayText?: string;
            /** @description `reply`: what you get back. */
            id?: string;
            /** @description `copy`: what is copied. */
            copyCode?: string;
            /** @description `url`: the address to open. */
            url?: string;
            /** @description `call`: the number to ring. */
            phoneNumber?: string;
            /**
             * @description `pix`: ISO 4217.
             * @example BRL
             */
            currency?: string;
            /** @description `pix`: name of the payee. */
            name?: string;
            /**
             * @description `pix`: kind of key.
             * @enum {string}
             */
            keyType?: "phone" | "email" | "cpf" | "cnpj" | "random";
            /** @description `pix`: the key. */
            key?: string;
          }[];
          /**
           * @description Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.
           * @example 1200
           */
          delay?: number;
          quoted?: components["schemas"]["EvolutionQuoted"];
          /** @description Mention all members of the group. */
          mentionsEveryOne?: boolean;
          /** @description Numbers to mention. */
          mentioned?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
      /** @description The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`. */
      202: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedMessage"];
        };
      };
    };
  };
  messageUpdateBlockStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "status": "block"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          status: "block" | "unblock";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            block?: "success";
          };
        };
      };
    };
  };
  chatWhatsappNumbers: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "numbers": [
         *     "6281234567890"
         *     ]
         *   }
         */
        "application/json": {
          /** @description Phone numbers, groups or other JIDs. */
          numbers: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionNumberCheck"][];
        };
      };
    };
  };
  chatMarkMessageAsRead: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "readMessages": [
         *     {
         *       "id": "3EB087241A6875334CB0B5",
         *       "remoteJid": "6281234567890@s.whatsapp.net",
         *       "fromMe": true
         *     }
         *     ]
         *   }
         */
        "application/json": {
          /** @description The messages. */
          readMessages: components["schemas"]["EvolutionMessageKey"][];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description Fixed. */
            message: string;
            /** @description `success`. */
            read: string;
          };
        };
      };
    };
  };
  chatArchiveChat: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "archive": true,
         *     "chat": "6281234567890@s.whatsapp.net"
         *   }
         */
        "application/json": {
          /** @description `false` takes it out again. */
          archive: boolean;
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          chat?: string;
          /** @description Its newest message. */
          lastMessage?: {
            key: components["schemas"]["EvolutionMessageKey"];
            /** @description Seconds since 1970. */
            messageTimestamp?: number;
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            chatId: string;
            /** @description `true`. */
            archived: boolean;
          };
        };
      };
    };
  };
  chatMarkChatUnread: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "lastMessage": {
         *     "key": {
         *       "id": "3EB087241A6875334CB0B5",
         *       "remoteJid": "6281234567890@s.whatsapp.net",
         *       "fromMe": true
         *     }
         *     },
         *     "chat": "6281234567890@s.whatsapp.net"
         *   }
         */
        "application/json": {
          /** @description Its newest message. */
          lastMessage: {
            key: components["schemas"]["EvolutionMessageKey"];
            /** @description Seconds since 1970. */
            messageTimestamp?: number;
          };
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          chat?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            chatId: string;
            /** @description `true`. */
            markedChatUnread: boolean;
          };
        };
      };
    };
  };
  chatDeleteMessageForEveryone: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "id": "string",
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "fromMe": true
         *   }
         */
        "application/json": {
          /** @description WhatsApp's id of the message. */
          id: string;
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /** @description Whether this number sent it. */
          fromMe: boolean;
          /** @description Who wrote it, in a group. */
          participant?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
    };
  };
  chatFetchProfilePictureUrl: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            wuid: string;
            /** @description Address of the picture. */
            profilePictureUrl?: string | null;
          };
        };
      };
    };
  };
  chatGetBase64FromMediaMessage: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "message": {
         *     "key": {
         *       "id": "string"
         *     }
         *     }
         *   }
         */
        "application/json": {
          /** @description Or the whole message. */
          message: {
            key: {
              /** @description Of a stored message. */
              id: string;
            };
          };
          /** @description Convert audio to MP4. */
          convertToMp4?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description The key of the content. */
            mediaType: string;
            /** @description Its name. */
            fileName?: string;
            /** @description Text below it. */
            caption?: string;
            /** @description `fileLength`, `height`, `width`. */
            size?: {
              [key: string]: unknown;
            };
            /** @description Its media type. */
            mimetype: string;
            /** @description The file. */
            base64: string;
          };
        };
      };
    };
  };
  chatUpdateMessage: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "text": "string",
         *     "key": {
         *     "id": "3EB087241A6875334CB0B5",
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "fromMe": true
         *     }
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description The new text. */
          text: string;
          key: components["schemas"]["EvolutionMessageKey"];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
    };
  };
  chatSendPresence: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "delay": 1200,
         *     "presence": "unavailable"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description Milliseconds; the call lasts as long.
           * @example 1200
           */
          delay: number;
          /**
           * @description What they see.
           * @enum {string}
           */
          presence: "unavailable" | "available" | "composing" | "recording" | "paused";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description As shown. */
            presence: string;
          };
        };
      };
    };
  };
  chatUpdateBlockStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "status": "block"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          status: "block" | "unblock";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            block?: "success";
          };
        };
      };
    };
  };
  chatFindContacts: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": {
          where?: {
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            remoteJid?: string;
          };
          /**
           * @description Page of contacts, on 2.3 and newer, from 1.
           * @default 1
           */
          page?: number;
          /**
           * @description Rows in a page.
           * @default 50
           */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionContact"][];
        };
      };
    };
  };
  chatFindMessages: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": {
          where?: {
            key?: {
              /** @description WhatsApp's id. */
              id?: string;
              /**
               * @description WhatsApp's own address of a person or a group.
               * @example 6281234567890@s.whatsapp.net
               */
              remoteJid?: string;
              /** @description Who sent it. */
              fromMe?: boolean;
            };
            /** @description Row id. */
            id?: string;
            /**
             * @description The key of the content.
             * @example conversation
             */
            messageType?: string;
            /** @description Device kind. */
            source?: string;
            /** @description Both are needed. */
            messageTimestamp?: {
              /**
               * Format: date-time
               * @description From.
               */
              gte: string;
              /**
               * Format: date-time
               * @description To.
               */
              lte: string;
            };
          };
          /**
           * @description Page of messages, newest first, from 1.
           * @default 1
           */
          page?: number;
          /**
           * @description Rows in a page.
           * @default 50
           */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            messages: {
              /** @description Messages in all. */
              total: number;
              /** @description Pages in all. */
              pages: number;
              /** @description This page. */
              currentPage: number;
              records: components["schemas"]["EvolutionStoredMessage"][];
            };
          };
        };
      };
    };
  };
  chatFindStatusMessage: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": {
          where?: {
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            remoteJid?: string;
            /** @description WhatsApp's id of the message. */
            id?: string;
          };
          /**
           * @description Page of states, from 1.
           * @default 1
           */
          page?: number;
          /**
           * @description Rows in a page.
           * @default 50
           */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description Row id. */
            id: string;
            /** @description WhatsApp's id. */
            keyId: string;
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            remoteJid: string;
            /** @description The state. */
            status: string;
          }[];
        };
      };
    };
  };
  chatFindChats: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": {
          where?: {
            /**
             * @description WhatsApp's own address of a person or a group.
             * @example 6281234567890@s.whatsapp.net
             */
            remoteJid?: string;
            /** @description Both are needed. */
            messageTimestamp?: {
              /**
               * Format: date-time
               * @description From.
               */
              gte: string;
              /**
               * Format: date-time
               * @description To.
               */
              lte: string;
            };
          };
          /** @description How many. 2.3 and newer. */
          take?: number;
          /** @description How many to pass over. 2.3 and newer. */
          skip?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionChat"][];
        };
      };
    };
  };
  chatFindChatByRemoteJid: {
    parameters: {
      query: {
        /** @description WhatsApp's own address of a person or a group. */
        remoteJid: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionChat"] | null;
        };
      };
    };
  };
  chatFetchBusinessProfile: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description A business account. */
            isBusiness: boolean;
            /** @description Description. */
            description?: string;
            website?: string[];
          };
        };
      };
    };
  };
  chatFetchProfile: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionProfile"];
        };
      };
    };
  };
  chatUpdateProfileName: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "name": "Toko Demo"
         *   }
         */
        "application/json": {
          /**
           * @description The new name.
           * @example Toko Demo
           */
          name: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            update?: "success";
          };
        };
      };
    };
  };
  chatUpdateProfileStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "status": "Senin–Sabtu 9–21"
         *   }
         */
        "application/json": {
          /**
           * @description The new text.
           * @example Senin–Sabtu 9–21
           */
          status: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            update?: "success";
          };
        };
      };
    };
  };
  chatUpdateProfilePicture: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "picture": "https://example.com/photo.jpg"
         *   }
         */
        "application/json": {
          /**
           * @description The picture: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/photo.jpg
           */
          picture: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            update?: "success";
          };
        };
      };
    };
  };
  chatRemoveProfilePicture: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Fixed.
             * @enum {string}
             */
            update?: "success";
          };
        };
      };
    };
  };
  chatFetchPrivacySettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description Blue ticks.
             * @enum {string}
             */
            readreceipts?: "all" | "none";
            /**
             * @description Who sees the picture.
             * @enum {string}
             */
            profile?: "all" | "contacts" | "contact_blacklist" | "none";
            /**
             * @description Who sees the about text.
             * @enum {string}
             */
            status?: "all" | "contacts" | "contact_blacklist" | "none";
            /**
             * @description Who sees that you are online.
             * @enum {string}
             */
            online?: "all" | "match_last_seen";
            /**
             * @description Who sees when you were last online.
             * @enum {string}
             */
            last?: "all" | "contacts" | "contact_blacklist" | "none";
            /**
             * @description Who may add you to groups.
             * @enum {string}
             */
            groupadd?: "all" | "contacts" | "contact_blacklist" | "none";
          };
        };
      };
    };
  };
  chatUpdatePrivacySettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "readreceipts": "all",
         *     "profile": "all",
         *     "status": "all",
         *     "online": "all",
         *     "last": "all",
         *     "groupadd": "all"
         *   }
         */
        "application/json": {
          /**
           * @description Blue ticks.
           * @enum {string}
           */
          readreceipts: "all" | "none";
          /**
           * @description Who sees the picture.
           * @enum {string}
           */
          profile: "all" | "contacts" | "contact_blacklist" | "none";
          /**
           * @description Who sees the about text.
           * @enum {string}
           */
          status: "all" | "contacts" | "contact_blacklist" | "none";
          /**
           * @description Who sees that you are online.
           * @enum {string}
           */
          online: "all" | "match_last_seen";
          /**
           * @description Who sees when you were last online.
           * @enum {string}
           */
          last: "all" | "contacts" | "contact_blacklist" | "none";
          /**
           * @description Who may add you to groups.
           * @enum {string}
           */
          groupadd: "all" | "contacts" | "contact_blacklist" | "none";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description `success`. */
            update: string;
            data?: {
              /**
               * @description Blue ticks.
               * @enum {string}
               */
              readreceipts?: "all" | "none";
              /**
               * @description Who sees the picture.
               * @enum {string}
               */
              profile?: "all" | "contacts" | "contact_blacklist" | "none";
              /**
               * @description Who sees the about text.
               * @enum {string}
               */
              status?: "all" | "contacts" | "contact_blacklist" | "none";
              /**
               * @description Who sees that you are online.
               * @enum {string}
               */
              online?: "all" | "match_last_seen";
              /**
               * @description Who sees when you were last online.
               * @enum {string}
               */
              last?: "all" | "contacts" | "contact_blacklist" | "none";
              /**
               * @description Who may add you to groups.
               * @enum {string}
               */
              groupadd?: "all" | "contacts" | "contact_blacklist" | "none";
            };
          };
        };
      };
    };
  };
  groupCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "subject": "Pelanggan setia",
         *     "participants": [
         *     "6281234567890",
         *     "5511987654321"
         *     ],
         *     "profilePicture": "https://example.com/photo.jpg"
         *   }
         */
        "application/json": {
          /**
           * @description Its name.
           * @example Pelanggan setia
           */
          subject: string;
          /**
           * @description Phone numbers with country code.
           * @example [
           *     "6281234567890",
           *     "5511987654321"
           *   ]
           */
          participants: string[];
          /** @description What it is for. */
          description?: string;
          /**
           * @description Its picture: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/photo.jpg
           */
          profilePicture?: string;
          /** @description Make everyone an admin. */
          promoteParticipants?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionGroup"];
        };
      };
    };
  };
  groupUpdateGroupSubject: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "subject": "string"
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /** @description The new name. */
          subject: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description `success`. */
            update: string;
          };
        };
      };
    };
  };
  groupUpdateGroupPicture: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "image": "https://example.com/photo.jpg"
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /**
           * @description The picture: a public http(s) address, or base64 without a `data:` prefix.
           * @example https://example.com/photo.jpg
           */
          image: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description `success`. */
            update: string;
          };
        };
      };
    };
  };
  groupUpdateGroupDescription: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "description": "string"
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /** @description The new one. */
          description: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description `success`. */
            update: string;
          };
        };
      };
    };
  };
  groupFindGroupInfos: {
    parameters: {
      query: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionGroup"];
        };
      };
    };
  };
  groupFetchAllGroups: {
    parameters: {
      query: {
        /** @description Whether to name the members. */
        getParticipants: "true" | "false";
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionGroup"][];
        };
      };
    };
  };
  groupParticipants: {
    parameters: {
      query: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            participants: components["schemas"]["EvolutionParticipant"][];
          };
        };
      };
    };
  };
  groupInviteCode: {
    parameters: {
      query: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description The link. */
            inviteUrl: string;
            /** @description Its code. */
            inviteCode: string;
          };
        };
      };
    };
  };
  groupInviteInfo: {
    parameters: {
      query: {
        /** @description The 22 characters at the end of an invite link. */
        inviteCode: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionGroup"];
        };
      };
    };
  };
  groupAcceptInviteCode: {
    parameters: {
      query: {
        /** @description The 22 characters at the end of an invite link. */
        inviteCode: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description `true`. */
            accepted: boolean;
            /**
             * @description The group. `@g.us` may be left out in a query.
             * @example 120363041234567890@g.us
             */
            groupJid: string;
          };
        };
      };
    };
  };
  groupSendInvite: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "description": "string",
         *     "numbers": [
         *     "6281234567890",
         *     "5511987654321"
         *     ]
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /** @description Text above the link. */
          description: string;
          /**
           * @description Phone numbers with country code.
           * @example [
           *     "6281234567890",
           *     "5511987654321"
           *   ]
           */
          numbers: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description `true`. */
            send: boolean;
            /** @description The link. */
            inviteUrl: string;
          };
        };
      };
    };
  };
  groupRevokeInviteCode: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us"
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description `true`. */
            revoked: boolean;
            /** @description The new code. */
            inviteCode: string;
          };
        };
      };
    };
  };
  groupUpdateParticipant: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "action": "add",
         *     "participants": [
         *     "6281234567890",
         *     "5511987654321"
         *     ]
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove" | "promote" | "demote";
          /**
           * @description Phone numbers with country code.
           * @example [
           *     "6281234567890",
           *     "5511987654321"
           *   ]
           */
          participants: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            updateParticipants: {
              /** @description Result by member. */
              status?: string;
              /** @description Member. */
              jid?: string;
            }[];
          };
        };
      };
    };
  };
  groupUpdateSetting: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "action": "announcement"
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /**
           * @description `announcement`: only admins write. `locked`: only admins change its data.
           * @enum {string}
           */
          action: "announcement" | "not_announcement" | "locked" | "unlocked";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description WhatsApp's answer. */
            updateSetting?: unknown;
          };
        };
      };
    };
  };
  groupToggleEphemeral: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us",
         *     "expiration": 0
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid: string;
          /**
           * @description Seconds; 0 switches it off.
           * @enum {integer}
           */
          expiration: 0 | 86400 | 604800 | 7776000;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description `true`. */
            success: boolean;
          };
        };
      };
    };
  };
  groupLeaveGroup: {
    parameters: {
      query?: {
        /** @description The group. `@g.us` may be left out in a query. */
        groupJid?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "groupJid": "120363041234567890@g.us"
         *   }
         */
        "application/json": {
          /**
           * @description The group. `@g.us` may be left out in a query.
           * @example 120363041234567890@g.us
           */
          groupJid?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /**
             * @description The group. `@g.us` may be left out in a query.
             * @example 120363041234567890@g.us
             */
            groupJid: string;
            /** @description `true`. */
            leave: boolean;
          };
        };
      };
    };
  };
  labelFindLabels: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description Label id. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Its colour. */
            color: string;
            /** @description WhatsApp's own. */
            predefinedId?: string;
          }[];
        };
      };
    };
  };
  labelHandleLabel: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "labelId": "string",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description The label. */
          labelId: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description The chat. */
            numberJid: string;
            /** @description The label. */
            labelId: string;
            /** @description It was put on. */
            add?: boolean;
            /** @description It was taken off. */
            remove?: boolean;
          };
        };
      };
    };
  };
  callOffer: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890",
         *     "callDuration": 0
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number: string;
          /** @description A video call. */
          isVideo?: boolean;
          /** @description Seconds to ring. */
          callDuration: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  businessGetCatalog: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number?: string;
          /**
           * @description How many.
           * @default 10
           */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description The business. */
            wuid: string;
            /** @description On WhatsApp. */
            numberExists: boolean;
            /** @description A business account. */
            isBusiness: boolean;
            /** @description Products. */
            catalogLength?: number;
            catalog?: components["schemas"]["EvolutionProduct"][];
          };
        };
      };
    };
  };
  businessGetCollections: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "number": "6281234567890"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          number?: string;
          /**
           * @description How many.
           * @default 10
           */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description The business. */
            wuid: string;
            /** @description On WhatsApp. */
            numberExists: boolean;
            /** @description A business account. */
            isBusiness: boolean;
            /** @description Collections. */
            collectionsLength?: number;
            collections?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
    };
  };
  templateCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "name": "order_shipped",
         *     "category": "AUTHENTICATION",
         *     "language": "pt_BR",
         *     "components": [
         *     {}
         *     ]
         *   }
         */
        "application/json": {
          /**
           * @description Small letters, digits and underscores.
           * @example order_shipped
           */
          name: string;
          /**
           * @description Meta's category, which decides its price.
           * @enum {string}
           */
          category: "AUTHENTICATION" | "MARKETING" | "UTILITY";
          /**
           * @description Its language.
           * @example pt_BR
           */
          language: string;
          /** @description Header, body, footer and buttons, as Meta defines them. */
          components: Record<string, never>[];
          /** @description Let Meta move it to another category. */
          allowCategoryChange?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  templateFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          }[];
        };
      };
    };
  };
  templateEdit: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "templateId": "string"
         *   }
         */
        "application/json": {
          /** @description Meta's id of it. */
          templateId: string;
          /**
           * @description Meta's category, which decides its price.
           * @enum {string}
           */
          category?: "AUTHENTICATION" | "MARKETING" | "UTILITY";
          /** @description Let Meta move it to another category. */
          allowCategoryChange?: boolean;
          /** @description Seconds within which a message must be delivered. */
          ttl?: number;
          /** @description Header, body, footer and buttons, as Meta defines them. */
          components?: Record<string, never>[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description `true`. */
            success: boolean;
          };
        };
      };
    };
  };
  templateDelete: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "name": "string"
         *   }
         */
        "application/json": {
          /** @description Its name. */
          name: string;
          /** @description Meta's id of one language of it. Absent: all of them. */
          hsmId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description `true`. */
            success: boolean;
          };
        };
      };
    };
  };
  settingsSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "rejectCall": true,
         *     "groupsIgnore": true,
         *     "alwaysOnline": true,
         *     "readMessages": true,
         *     "readStatus": true,
         *     "syncFullHistory": true
         *   }
         */
        "application/json": components["schemas"]["EvolutionSettings"];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            settings: {
              /** @description Your name for it. */
              instanceName: string;
              settings: components["schemas"]["EvolutionSettings"];
            };
          };
        };
      };
    };
  };
  settingsFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionSettings"] | null;
        };
      };
    };
  };
  proxySet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "enabled": true,
         *     "host": "proxy.example.com",
         *     "port": "3128",
         *     "protocol": "http"
         *   }
         */
        "application/json": components["schemas"]["EvolutionProxy"];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            proxy: {
              /** @description Your name for it. */
              instanceName: string;
              proxy: components["schemas"]["EvolutionProxy"];
            };
          };
        };
      };
    };
  };
  proxyFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionProxy"] | null;
        };
      };
    };
  };
  webhookSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "webhook": {
         *     "enabled": true,
         *     "url": "https://example.com/hook",
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          webhook: {
            /** @description On or off. */
            enabled: boolean;
            /**
             * @description A public https address.
             * @example https://example.com/hook
             */
            url: string;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
            /** @description Sent with each delivery. Absent: those before stay. */
            headers?: {
              [key: string]: string;
            } | null;
            /** @description Append the event's name to the address: `/messages-upsert`. */
            byEvents?: boolean;
            /** @description Include media as base64. */
            base64?: boolean;
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionWebhook"];
        };
      };
    };
  };
  webhookFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionWebhook"] | null;
        };
      };
    };
  };
  websocketSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "websocket": {
         *     "enabled": true,
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          websocket: {
            /** @description On or off. */
            enabled: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"];
        };
      };
    };
  };
  websocketFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"] | null;
        };
      };
    };
  };
  pusherSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "pusher": {
         *     "enabled": true,
         *     "appId": "string",
         *     "key": "string",
         *     "secret": "string",
         *     "cluster": "ap1",
         *     "useTLS": true,
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          pusher: {
            /** @description On or off. */
            enabled: boolean;
            /** @description App id. */
            appId: string;
            /** @description App key. */
            key: string;
            /** @description App secret. Never shown again. */
            secret: string;
            /**
             * @description Cluster.
             * @example ap1
             */
            cluster: string;
            /** @description Use TLS. */
            useTLS: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionPusher"];
        };
      };
    };
  };
  pusherFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionPusher"] | null;
        };
      };
    };
  };
  rabbitmqSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "rabbitmq": {
         *     "enabled": true,
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          rabbitmq: {
            /** @description On or off. */
            enabled: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"];
        };
      };
    };
  };
  rabbitmqFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"] | null;
        };
      };
    };
  };
  sqsSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "sqs": {
         *     "enabled": true,
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          sqs: {
            /** @description On or off. */
            enabled: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"];
        };
      };
    };
  };
  sqsFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"] | null;
        };
      };
    };
  };
  natsSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "nats": {
         *     "enabled": true,
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          nats: {
            /** @description On or off. */
            enabled: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"];
        };
      };
    };
  };
  natsFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"] | null;
        };
      };
    };
  };
  kafkaSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "kafka": {
         *     "enabled": true,
         *     "events": [
         *       "MESSAGES_UPSERT",
         *       "MESSAGES_UPDATE",
         *       "CONNECTION_UPDATE"
         *     ]
         *     }
         *   }
         */
        "application/json": {
          kafka: {
            /** @description On or off. */
            enabled: boolean;
            /**
             * @description Events to receive. An empty list means all.
             * @example [
             *     "MESSAGES_UPSERT",
             *     "MESSAGES_UPDATE",
             *     "CONNECTION_UPDATE"
             *   ]
             */
            events?: ("APPLICATION_STARTUP" | "QRCODE_UPDATED" | "MESSAGES_SET" | "MESSAGES_UPSERT" | "MESSAGES_EDITED" | "MESSAGES_UPDATE" | "MESSAGES_DELETE" | "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" | "CONTACTS_SET" | "CONTACTS_UPSERT" | "CONTACTS_UPDATE" | "PRESENCE_UPDATE" | "CHATS_SET" | "CHATS_UPSERT" | "CHATS_UPDATE" | "CHATS_DELETE" | "GROUPS_UPSERT" | "GROUP_UPDATE" | "GROUP_PARTICIPANTS_UPDATE" | "CONNECTION_UPDATE" | "LABELS_EDIT" | "LABELS_ASSOCIATION" | "CALL" | "TYPEBOT_START" | "TYPEBOT_CHANGE_STATUS" | "REMOVE_INSTANCE" | "LOGOUT_INSTANCE" | "INSTANCE_CREATE" | "INSTANCE_DELETE" | "STATUS_INSTANCE")[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"];
        };
      };
    };
  };
  kafkaFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTransport"] | null;
        };
      };
    };
  };
  typebotCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "url": "https://typebot.io",
         *     "typebot": "string",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description Your Typebot server: a public http(s) address.
           * @example https://typebot.io
           */
          url: string;
          /** @description Public id of the flow. */
          typebot: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionTypebot"];
        };
      };
    };
  };
  typebotFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTypebot"][] | null;
        };
      };
    };
  };
  typebotFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        typebotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTypebot"] | null;
        };
      };
    };
  };
  typebotUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        typebotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "url": "https://typebot.io",
         *     "typebot": "string",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description Your Typebot server: a public http(s) address.
           * @example https://typebot.io
           */
          url: string;
          /** @description Public id of the flow. */
          typebot: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionTypebot"];
        };
      };
    };
  };
  typebotDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        typebotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  typebotSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  typebotFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  typebotChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  typebotIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  typebotFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        typebotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  typebotStart: {
    parameters: {
      header?: {
        /** @description 1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "url": "https://typebot.io",
         *     "typebot": "string"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description Your Typebot server: a public http(s) address.
           * @example https://typebot.io
           */
          url: string;
          /** @description Public id of the flow. */
          typebot: string;
          /** @description Keep the conversation going afterwards. */
          startSession?: boolean;
          /** @description Variables of the flow. */
          variables?: {
            /** @description Name. */
            name: string;
            /** @description Value. */
            value: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  openaiCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "openaiCredsId": "string",
         *     "botType": "assistant",
         *     "model": "gpt-4o-mini",
         *     "maxTokens": 300,
         *     "functionUrl": "https://example.com/functions",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /** @description Credentials: see `POST /openai/creds`. */
          openaiCredsId: string;
          /**
           * @description What answers.
           * @enum {string}
           */
          botType: "assistant" | "chatCompletion";
          /** @description Needed for `assistant`. */
          assistantId?: string;
          /**
           * @description Needed for `chatCompletion`.
           * @example gpt-4o-mini
           */
          model?: string;
          /**
           * @description Needed for `chatCompletion`.
           * @example 300
           */
          maxTokens?: number;
          /** @description What the model is told as `system`. */
          systemMessages?: string[];
          /** @description What the model is told as `assistant`. */
          assistantMessages?: string[];
          /** @description What the model is told as `user`. */
          userMessages?: string[];
          /**
           * @description What an assistant's functions call: a public http(s) address.
           * @example https://example.com/functions
           */
          functionUrl?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionOpenai"];
        };
      };
    };
  };
  openaiFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionOpenai"][] | null;
        };
      };
    };
  };
  openaiFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        openaiBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionOpenai"] | null;
        };
      };
    };
  };
  openaiUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        openaiBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "openaiCredsId": "string",
         *     "botType": "assistant",
         *     "model": "gpt-4o-mini",
         *     "maxTokens": 300,
         *     "functionUrl": "https://example.com/functions",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /** @description Credentials: see `POST /openai/creds`. */
          openaiCredsId: string;
          /**
           * @description What answers.
           * @enum {string}
           */
          botType: "assistant" | "chatCompletion";
          /** @description Needed for `assistant`. */
          assistantId?: string;
          /**
           * @description Needed for `chatCompletion`.
           * @example gpt-4o-mini
           */
          model?: string;
          /**
           * @description Needed for `chatCompletion`.
           * @example 300
           */
          maxTokens?: number;
          /** @description What the model is told as `system`. */
          systemMessages?: string[];
          /** @description What the model is told as `assistant`. */
          assistantMessages?: string[];
          /** @description What the model is told as `user`. */
          userMessages?: string[];
          /**
           * @description What an assistant's functions call: a public http(s) address.
           * @example https://example.com/functions
           */
          functionUrl?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionOpenai"];
        };
      };
    };
  };
  openaiDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        openaiBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  openaiSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true,
         *     "keepOpen": true,
         *     "debounceTime": 0,
         *     "ignoreJids": [
         *     "string"
         *     ],
         *     "openaiCredsId": "string"
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime: number;
          /** @description Whom the bot does not answer. */
          ignoreJids: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
          /** @description Credentials. */
          openaiCredsId: string;
          /** @description Turn voice notes into text. */
          speechToText?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  openaiFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  openaiChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  openaiIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  openaiFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        openaiBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  openaiCredsGet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description Their id. */
            id: string;
            /** @description Your name for them. */
            name: string;
            /** @description ISO 8601. */
            createdAt?: string;
            /** @description ISO 8601. */
            updatedAt?: string;
          }[];
        };
      };
    };
  };
  openaiCreds: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "name": "string",
         *     "apiKey": "string"
         *   }
         */
        "application/json": {
          /** @description Your name for it. */
          name: string;
          /** @description The key. Never shown again. */
          apiKey: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @description Their id. */
            id: string;
            /** @description Your name for them. */
            name: string;
            /** @description ISO 8601. */
            createdAt?: string;
            /** @description ISO 8601. */
            updatedAt?: string;
          };
        };
      };
    };
  };
  openaiCredsDelete: {
    parameters: {
      path: {
        /** @description The key's id. */
        openaiCredsId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            openaiCreds: {
              /** @description Its id. */
              id: string;
            };
          };
        };
      };
    };
  };
  openaiGetModels: {
    parameters: {
      query?: {
        /** @description With this key; otherwise that of the settings. */
        openaiCredsId?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          }[];
        };
      };
    };
  };
  difyCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "botType": "chatBot",
         *     "apiUrl": "https://api.dify.ai/v1",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description Kind of app.
           * @enum {string}
           */
          botType: "chatBot" | "textGenerator" | "agent" | "workflow";
          /**
           * @description Your Dify server: a public http(s) address.
           * @example https://api.dify.ai/v1
           */
          apiUrl?: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionDify"];
        };
      };
    };
  };
  difyFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionDify"][] | null;
        };
      };
    };
  };
  difyFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        difyId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionDify"] | null;
        };
      };
    };
  };
  difyUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        difyId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "botType": "chatBot",
         *     "apiUrl": "https://api.dify.ai/v1",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description Kind of app.
           * @enum {string}
           */
          botType: "chatBot" | "textGenerator" | "agent" | "workflow";
          /**
           * @description Your Dify server: a public http(s) address.
           * @example https://api.dify.ai/v1
           */
          apiUrl?: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionDify"];
        };
      };
    };
  };
  difyDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        difyId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  difySettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true,
         *     "keepOpen": true,
         *     "debounceTime": 0,
         *     "ignoreJids": [
         *     "string"
         *     ],
         *     "splitMessages": true,
         *     "timePerChar": 0
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime: number;
          /** @description Whom the bot does not answer. */
          ignoreJids: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  difyFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  difyChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  difyIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  difyFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        difyId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  flowiseCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "apiUrl": "https://flowise.example.com/api/v1/prediction/1",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description The flow: a public http(s) address.
           * @example https://flowise.example.com/api/v1/prediction/1
           */
          apiUrl: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionFlowise"];
        };
      };
    };
  };
  flowiseFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionFlowise"][] | null;
        };
      };
    };
  };
  flowiseFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        flowiseId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionFlowise"] | null;
        };
      };
    };
  };
  flowiseUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        flowiseId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "apiUrl": "https://flowise.example.com/api/v1/prediction/1",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description The flow: a public http(s) address.
           * @example https://flowise.example.com/api/v1/prediction/1
           */
          apiUrl: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionFlowise"];
        };
      };
    };
  };
  flowiseDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        flowiseId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  flowiseSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true,
         *     "keepOpen": true,
         *     "debounceTime": 0,
         *     "ignoreJids": [
         *     "string"
         *     ]
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime: number;
          /** @description Whom the bot does not answer. */
          ignoreJids: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  flowiseFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  flowiseChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  flowiseIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  flowiseFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        flowiseId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  evolutionBotCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "apiUrl": "https://bot.example.com/answer",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description Your bot server: a public http(s) address.
           * @example https://bot.example.com/answer
           */
          apiUrl: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionEvolutionBot"];
        };
      };
    };
  };
  evolutionBotFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionEvolutionBot"][] | null;
        };
      };
    };
  };
  evolutionBotFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evolutionBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionEvolutionBot"] | null;
        };
      };
    };
  };
  evolutionBotUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evolutionBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "apiUrl": "https://bot.example.com/answer",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description Your bot server: a public http(s) address.
           * @example https://bot.example.com/answer
           */
          apiUrl: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionEvolutionBot"];
        };
      };
    };
  };
  evolutionBotDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evolutionBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  evolutionBotSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true,
         *     "keepOpen": true,
         *     "debounceTime": 0,
         *     "ignoreJids": [
         *     "string"
         *     ],
         *     "splitMessages": true,
         *     "timePerChar": 0
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime: number;
          /** @description Whom the bot does not answer. */
          ignoreJids: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  evolutionBotFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  evolutionBotChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  evolutionBotIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  evolutionBotFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evolutionBotId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  n8nCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "webhookUrl": "https://n8n.example.com/webhook/answer",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description The workflow's webhook: a public http(s) address.
           * @example https://n8n.example.com/webhook/answer
           */
          webhookUrl: string;
          /** @description User, if the webhook asks for one. */
          basicAuthUser?: string;
          /** @description Password. Never shown again. */
          basicAuthPass?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionN8n"];
        };
      };
    };
  };
  n8nFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionN8n"][] | null;
        };
      };
    };
  };
  n8nFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        n8nId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionN8n"] | null;
        };
      };
    };
  };
  n8nUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        n8nId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "webhookUrl": "https://n8n.example.com/webhook/answer",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description The workflow's webhook: a public http(s) address.
           * @example https://n8n.example.com/webhook/answer
           */
          webhookUrl: string;
          /** @description User, if the webhook asks for one. */
          basicAuthUser?: string;
          /** @description Password. Never shown again. */
          basicAuthPass?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionN8n"];
        };
      };
    };
  };
  n8nDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        n8nId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  n8nSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true,
         *     "keepOpen": true,
         *     "debounceTime": 0,
         *     "ignoreJids": [
         *     "string"
         *     ],
         *     "splitMessages": true,
         *     "timePerChar": 0
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime: number;
          /** @description Whom the bot does not answer. */
          ignoreJids: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  n8nFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  n8nChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  n8nIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  n8nFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        n8nId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  evoaiCreate: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "agentUrl": "https://evoai.example.com/a2a/1",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description The agent: a public http(s) address.
           * @example https://evoai.example.com/a2a/1
           */
          agentUrl: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionEvoai"];
        };
      };
    };
  };
  evoaiFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionEvoai"][] | null;
        };
      };
    };
  };
  evoaiFetch: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evoaiId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionEvoai"] | null;
        };
      };
    };
  };
  evoaiUpdate: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evoaiId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "agentUrl": "https://evoai.example.com/a2a/1",
         *     "enabled": true,
         *     "triggerType": "all",
         *     "triggerValue": "help",
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000
         *   }
         */
        "application/json": {
          /**
           * @description The agent: a public http(s) address.
           * @example https://evoai.example.com/a2a/1
           */
          agentUrl: string;
          /** @description Key of your bot server. Never shown again. */
          apiKey?: string;
          /** @description On or off. */
          enabled: boolean;
          /** @description For people. */
          description?: string;
          /**
           * @description `all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.
           * @enum {string}
           */
          triggerType: "all" | "keyword" | "none" | "advanced";
          /**
           * @description How `triggerValue` is compared. Needed for `keyword`.
           * @enum {string}
           */
          triggerOperator?: "contains" | "equals" | "startsWith" | "endsWith" | "regex";
          /**
           * @description Text to compare with. Needed for `keyword` and `advanced`.
           * @example help
           */
          triggerValue?: string;
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire?: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish?: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage?: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage?: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe?: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe?: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen?: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime?: number;
          /** @description Whom the bot does not answer. */
          ignoreJids?: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionEvoai"];
        };
      };
    };
  };
  evoaiDelete: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evoaiId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  evoaiSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "expire": 20,
         *     "keywordFinish": "#EXIT",
         *     "delayMessage": 1000,
         *     "unknownMessage": "string",
         *     "listeningFromMe": true,
         *     "stopBotFromMe": true,
         *     "keepOpen": true,
         *     "debounceTime": 0,
         *     "ignoreJids": [
         *     "string"
         *     ],
         *     "splitMessages": true,
         *     "timePerChar": 0
         *   }
         */
        "application/json": {
          /**
           * @description Minutes of silence after which a conversation ends; 0 for never.
           * @example 20
           */
          expire: number;
          /**
           * @description What a contact writes to end the conversation.
           * @example #EXIT
           */
          keywordFinish: string;
          /**
           * @description Milliseconds of “typing…” before each answer.
           * @example 1000
           */
          delayMessage: number;
          /** @description What to say when an answer is not understood. */
          unknownMessage: string;
          /** @description Let messages from the phone itself start the bot. */
          listeningFromMe: boolean;
          /** @description Pause the conversation when someone answers from the phone. */
          stopBotFromMe: boolean;
          /** @description Keep a finished conversation as closed, so that the next message does not start anew. */
          keepOpen: boolean;
          /** @description Seconds to wait for more before answering. Always 0 on a shared server. */
          debounceTime: number;
          /** @description Whom the bot does not answer. */
          ignoreJids: string[];
          /** @description Send paragraphs as messages of their own. */
          splitMessages: boolean;
          /** @description Milliseconds of “typing…” per character. */
          timePerChar: number;
          /** @description The bot that answers what no other bot takes. */
          fallbackId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"];
        };
      };
    };
  };
  evoaiFetchSettings: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSettings"] | null;
        };
      };
    };
  };
  evoaiChangeStatus: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "status": "opened"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description State of the conversation. On a shared server `closed` and `delete` pause it.
           * @enum {string}
           */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  evoaiIgnoreJid: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "remoteJid": "6281234567890@s.whatsapp.net",
         *     "action": "add"
         *   }
         */
        "application/json": {
          /**
           * @description WhatsApp's own address of a person or a group.
           * @example 6281234567890@s.whatsapp.net
           */
          remoteJid: string;
          /**
           * @description What to do.
           * @enum {string}
           */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  evoaiFetchSessions: {
    parameters: {
      path: {
        /** @description The bot's id, as `create` and `find` name it. */
        evoaiId: string;
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionBotSession"][];
        };
      };
    };
  };
  chatwootSet: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "enabled": true,
         *     "accountId": "1",
         *     "token": "string",
         *     "url": "https://app.chatwoot.com",
         *     "signMsg": true,
         *     "reopenConversation": true,
         *     "conversationPending": true
         *   }
         */
        "application/json": {
          /** @description On or off. */
          enabled: boolean;
          /**
           * @description The account's number.
           * @example 1
           */
          accountId: string;
          /** @description An access token of a Chatwoot user. */
          token: string;
          /**
           * @description Address of the Chatwoot server.
           * @example https://app.chatwoot.com
           */
          url: string;
          /** @description Sign messages with the agent's name. */
          signMsg: boolean;
          /** @description Go on in the last conversation. */
          reopenConversation: boolean;
          /** @description Open conversations as pending. */
          conversationPending: boolean;
          /** @description What stands between name and message. */
          signDelimiter?: string | null;
          /** @description Name of the inbox. */
          nameInbox?: string | null;
          /** @description Make the inbox. */
          autoCreate?: boolean;
          /** @description Bring contacts over. */
          importContacts?: boolean;
          /** @description Bring messages over. */
          importMessages?: boolean;
          /** @description How many days back. */
          daysLimitImportMessages?: number;
          /** @description Merge Brazilian numbers with and without the ninth digit. */
          mergeBrazilContacts?: boolean;
          /** @description Whom to leave out. */
          ignoreJids?: string[];
          /** @description The phone's own number. */
          number?: string;
          /** @description Name of the bot's contact. */
          organization?: string;
          /** @description A public http(s) address of its picture. */
          logo?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  chatwootFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  pacedList: {
    parameters: {
      query?: {
        /** @description What waits, or the rest of the last 14 days. */
        state?: "open" | "settled";
        /** @description Where the page before has ended. */
        cursor?: string;
      };
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["EvolutionPacedSend"][];
            /** @description The `cursor` of the next page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  pacedFind: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
        /** @description The `id` of a 202. */
        pacedId: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedSend"];
        };
      };
    };
  };
  pacedCancel: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
        /** @description The `id` of a 202. */
        pacedId: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["EvolutionPacedSend"];
        };
      };
    };
  };
  pacedClear: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description How many there were. */
            cancelled: number;
          };
        };
      };
    };
  };
  sandboxHelp: {
    parameters: {
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  sandboxInbound: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "from": "6281234567890",
         *     "text": "Halo, masih ada?",
         *     "pushName": "Budi"
         *   }
         */
        "application/json": {
          /**
           * @description Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.
           * @example 6281234567890
           */
          from: string;
          /**
           * @description What it says.
           * @example Halo, masih ada?
           */
          text?: string;
          /**
           * @description What it is.
           * @default text
           * @enum {string}
           */
          type?: "text" | "image" | "audio";
          /**
           * @description Name of the sender.
           * @example Budi
           */
          pushName?: string;
          /** @description As if written on the phone itself. */
          fromMe?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionMessage"];
        };
      };
    };
  };
  sandboxScan: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionConnectionState"];
        };
      };
    };
  };
  sandboxDisconnect: {
    parameters: {
      path: {
        /** @description Your name for the instance. */
        instanceName: components["parameters"]["instanceName"];
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *     "reason": "logged_out"
         *   }
         */
        "application/json": {
          /**
           * @description Why. The last two come back by themselves.
           * @enum {string}
           */
          reason: "logged_out" | "banned" | "replaced" | "connection_lost";
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["EvolutionConnectionState"];
        };
      };
    };
  };
  manageGetTenantsTenantIdEndpoints: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Newest first. */
      200: {
        content: {
          "application/json": components["schemas"]["EndpointPage"];
        };
      };
    };
  };
  managePostTenantsTenantIdEndpoints: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateEndpoint"];
      };
    };
    responses: {
      /** @description The endpoint. Events go to it from now on. */
      201: {
        content: {
          "application/json": components["schemas"]["Endpoint"];
        };
      };
    };
  };
  manageGetTenantsTenantIdEndpointsEndpointId: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    responses: {
      /** @description The endpoint. */
      200: {
        content: {
          "application/json": components["schemas"]["EndpointDetail"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdEndpointsEndpointId: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    responses: {
      /** @description Nothing is delivered to it any more. */
      204: {
      };
    };
  };
  managePatchTenantsTenantIdEndpointsEndpointId: {
    parameters: {
      header?: {
        "if-match"?: string;
      };
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateEndpoint"];
      };
    };
    responses: {
      /** @description The endpoint as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["Endpoint"];
        };
      };
    };
  };
  managePostTenantsTenantIdEndpointsEndpointIdSecretReveal: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    responses: {
      /** @description The secret. That it was shown is in the audit log. */
      200: {
        content: {
          "application/json": components["schemas"]["EndpointSecret"];
        };
      };
    };
  };
  managePostTenantsTenantIdEndpointsEndpointIdSecretRoll: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RollEndpointSecret"];
      };
    };
    responses: {
      /** @description The new secret, and until when the old one signs as well. */
      200: {
        content: {
          "application/json": components["schemas"]["EndpointSecret"];
        };
      };
    };
  };
  managePostTenantsTenantIdEndpointsEndpointIdTest: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TestEndpoint"];
      };
    };
    responses: {
      /** @description What was sent and what came back, whatever that is. */
      200: {
        content: {
          "application/json": components["schemas"]["TestResult"];
        };
      };
    };
  };
  manageGetTenantsTenantIdEndpointsEndpointIdDeliveries: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?: "pending" | "delivered" | "failed";
      };
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    responses: {
      /** @description Newest first. */
      200: {
        content: {
          "application/json": components["schemas"]["DeliveryPage"];
        };
      };
    };
  };
  manageGetTenantsTenantIdEndpointsEndpointIdDeliveriesDeliveryId: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
        deliveryId: string;
      };
    };
    responses: {
      /** @description The delivery. */
      200: {
        content: {
          "application/json": components["schemas"]["DeliveryDetail"];
        };
      };
    };
  };
  managePostTenantsTenantIdEndpointsEndpointIdDeliveriesDeliveryIdResend: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
        deliveryId: string;
      };
    };
    responses: {
      /** @description It goes out at once, under the same webhook-id. */
      202: {
      };
    };
  };
  managePostTenantsTenantIdEndpointsEndpointIdDeliveriesResendFailed: {
    parameters: {
      path: {
        tenantId: string;
        endpointId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ResendFailed"];
      };
    };
    responses: {
      /** @description How many. The endpoint itself tells how far it has come. */
      202: {
        content: {
          "application/json": components["schemas"]["EndpointReplay"];
        };
      };
    };
  };
  manageGetTenantsTenantIdKeys: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
        state?: components["schemas"]["KeyState"];
        /** @description Only keys that are older than this and were not used since. */
        unusedSince?: string;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page of keys. */
      200: {
        content: {
          "application/json": components["schemas"]["ApiKeyPage"];
        };
      };
    };
  };
  managePostTenantsTenantIdKeys: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateApiKey"];
      };
    };
    responses: {
      /** @description The key. It is shown this once. */
      201: {
        content: {
          "application/json": components["schemas"]["MintedApiKey"];
        };
      };
    };
  };
  manageGetTenantsTenantIdKeysKeyId: {
    parameters: {
      path: {
        tenantId: string;
        keyId: string;
      };
    };
    responses: {
      /** @description The key, without its text. */
      200: {
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdKeysKeyId: {
    parameters: {
      path: {
        tenantId: string;
        keyId: string;
      };
    };
    responses: {
      /** @description It is refused from now on: everywhere within ten seconds. */
      204: {
      };
    };
  };
  managePatchTenantsTenantIdKeysKeyId: {
    parameters: {
      path: {
        tenantId: string;
        keyId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RenameApiKey"];
      };
    };
    responses: {
      /** @description The key as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
    };
  };
  managePostTenantsTenantIdKeysKeyIdRoll: {
    parameters: {
      path: {
        tenantId: string;
        keyId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RollApiKey"];
      };
    };
    responses: {
      /** @description The new key. It is shown this once. */
      201: {
        content: {
          "application/json": components["schemas"]["MintedApiKey"];
        };
      };
    };
  };
  manageGetTenantsTenantIdInstances: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
        status?: components["schemas"]["InstanceStatus"];
        /** @description Part of a name. */
        search?: string;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page of instances, each with what it is doing. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Instance"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  managePostTenantsTenantIdInstances: {
    parameters: {
      header?: {
        /** @description The same create again, under the same key, answers what the first one made. */
        "idempotency-key"?: string;
      };
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateInstance"];
      };
    };
    responses: {
      /** @description The instance. Connect it next. */
      201: {
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceId: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description The instance. */
      200: {
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdInstancesInstanceId: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description It is gone. Its name is free. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdSettings: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description The settings that its server is held to. */
      200: {
        content: {
          "application/json": components["schemas"]["InstanceSettingsAnswer"];
        };
      };
    };
  };
  managePatchTenantsTenantIdInstancesInstanceIdSettings: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateInstanceSettings"];
      };
    };
    responses: {
      /** @description The settings as they are now. */
      200: {
        content: {
          "application/json": components["schemas"]["ChangedSettings"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdKeyRoll: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description The new key. Those before it are refused within ten seconds. */
      200: {
        content: {
          "application/json": components["schemas"]["InstanceKey"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdShare: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateShareLink"];
      };
    };
    responses: {
      /** @description The link. It is shown this once, and ends the one before. */
      201: {
        content: {
          "application/json": components["schemas"]["ShareLink"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdInstancesInstanceIdShare: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description It opens nothing any more. */
      204: {
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdTestMessage: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SendTestMessage"];
      };
    };
    responses: {
      /** @description What was sent and what came back, whatever that is. */
      200: {
        content: {
          "application/json": components["schemas"]["TestMessage"];
        };
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdQr: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description The code to scan, or that there is none. */
      200: {
        content: {
          "application/json": components["schemas"]["Pairing"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdConnect: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description The first code, or that the instance is connected. */
      200: {
        content: {
          "application/json": components["schemas"]["Pairing"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdPairingCode: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestPairingCode"];
      };
    };
    responses: {
      /** @description The code, eight characters. */
      200: {
        content: {
          "application/json": components["schemas"]["Pairing"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdRestart: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description It was asked to. */
      204: {
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdLogout: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description It was asked to. */
      204: {
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdPresence: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetPresence"];
      };
    };
    responses: {
      /** @description It is so. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdPacing: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description The rules and the queue. */
      200: {
        content: {
          "application/json": components["schemas"]["PacingAnswer"];
        };
      };
    };
  };
  managePatchTenantsTenantIdInstancesInstanceIdPacing: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdatePacing"];
      };
    };
    responses: {
      /** @description The rules as they are now. */
      200: {
        content: {
          "application/json": components["schemas"]["PacingAnswer"];
        };
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdPacingSends: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description What waits, in its order; or the rest. */
        state?: "open" | "settled";
      };
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description One page of messages, without a word of them. */
      200: {
        content: {
          "application/json": components["schemas"]["PacedPage"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdInstancesInstanceIdPacingSends: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description How many there were. */
      200: {
        content: {
          "application/json": components["schemas"]["CancelledCount"];
        };
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdPacingSendsSendId: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
        sendId: string;
      };
    };
    responses: {
      /** @description What has become of it. */
      200: {
        content: {
          "application/json": components["schemas"]["PacedSend"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdInstancesInstanceIdPacingSendsSendId: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
        sendId: string;
      };
    };
    responses: {
      /** @description It will not be sent. */
      200: {
        content: {
          "application/json": components["schemas"]["PacedSend"];
        };
      };
    };
  };
  manageGetTenantsTenantIdBots: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
        instanceId?: string;
        /** @description The integration that answers. */
        kind?: components["schemas"]["BotKind"];
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Newest first, each with its open conversations and conflicts. */
      200: {
        content: {
          "application/json": {
            items: {
              id: string;
              /** Format: uuid */
              instanceId: string;
              kind: components["schemas"]["BotKind"];
              enabled: boolean;
              /** @description Switched off by the platform until there is quota, or payment, again. */
              paused: boolean;
              /** @description What it is handed may nothing any more: the key that gave its address has ended. Give it again. */
              keyEnded: boolean;
              description: string;
              /**
               * @description `none` never starts by itself, on every server.
               * @enum {string}
               */
              triggerType: "all" | "keyword" | "advanced" | "none";
              /** @enum {string|null} */
              triggerOperator: "contains" | "equals" | "startsWith" | "endsWith" | "regex" | null;
              triggerValue: string | null;
              /** @description Where the bot answers; of OpenAI: its functions. */
              url: string | null;
              /** @description Typebot: public id of the flow. */
              typebot: string | null;
              /**
               * @description OpenAI: `assistant` or `chatCompletion`; Dify: the others.
               * @enum {string|null}
               */
              botType: "assistant" | "chatCompletion" | "chatBot" | "textGenerator" | "agent" | "workflow" | null;
              openaiCredsId: string | null;
              assistantId: string | null;
              model: string | null;
              maxTokens: number | null;
              systemMessages: string[];
              assistantMessages: string[];
              userMessages: string[];
              /** @description n8n. */
              basicAuthUser: string | null;
              /** @description Minutes of silence that end a conversation; 0: never. */
              expire: number;
              /** @description A message of just this ends the conversation. */
              keywordFinish: string;
              /** @description Ms to wait before each message. */
              delayMessage: number;
              /** @description Said where the bot has no answer. */
              unknownMessage: string;
              /** @description Also hears what is written on the phone itself. */
              listeningFromMe: boolean;
              /** @description Pauses when somebody answers on the phone itself. */
              stopBotFromMe: boolean;
              /** @description Keeps a conversation that has ended, so that no new one begins. */
              keepOpen: boolean;
              /** @description Sends paragraphs as messages of their own. */
              splitMessages: boolean;
              /** @description Ms of typing per character. */
              timePerChar: number;
              hasSecret: boolean;
              conflicts: {
                /**
                 * @description `second_all`: another of its kind answers everything too; `same_trigger`: has its words; `hidden_by_all`: answers everything first; `both_answer`: one of another kind answers as well.
                 * @enum {string}
                 */
                code: "second_all" | "same_trigger" | "hidden_by_all" | "both_answer";
                botId: string;
                kind: components["schemas"]["BotKind"];
              }[];
              createdAt: string | null;
              updatedAt: string | null;
              /** @description Rises with every change; also the ETag. */
              version: number;
              /** @description Null where its server did not say. */
              openSessions: number | null;
            }[];
            nextCursor: string | null;
            /** @description Instances whose server did not answer: their bots are missing. */
            unreachable: string[];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdBots: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateBot"];
      };
    };
    responses: {
      /** @description The bot. */
      201: {
        content: {
          "application/json": components["schemas"]["Bot"];
        };
      };
    };
  };
  manageGetTenantsTenantIdBotsBotId: {
    parameters: {
      path: {
        tenantId: string;
        botId: string;
      };
    };
    responses: {
      /** @description The bot, without its secrets. */
      200: {
        content: {
          "application/json": components["schemas"]["Bot"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdBotsBotId: {
    parameters: {
      path: {
        tenantId: string;
        botId: string;
      };
    };
    responses: {
      /** @description It is gone. */
      204: {
      };
    };
  };
  managePatchTenantsTenantIdBotsBotId: {
    parameters: {
      path: {
        tenantId: string;
        botId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateBot"];
      };
    };
    responses: {
      /** @description The bot as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["Bot"];
        };
      };
    };
  };
  manageGetTenantsTenantIdBotsBotIdSessions: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        status?: "opened" | "paused" | "closed";
      };
      path: {
        tenantId: string;
        botId: string;
      };
    };
    responses: {
      /** @description Last changed first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["BotSession"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  managePostTenantsTenantIdBotsBotIdSessions: {
    parameters: {
      path: {
        tenantId: string;
        botId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          contact?: string;
          /** @description From the list, in the place of `contact`. */
          sessionId?: string;
          /** @enum {string} */
          status: "opened" | "paused" | "closed" | "delete";
        };
      };
    };
    responses: {
      /** @description What was done. */
      200: {
        content: {
          "application/json": {
            contact: string;
            /**
             * @description What was done: on a shared server, a conversation is paused where it was to be closed or deleted.
             * @enum {string}
             */
            status: "opened" | "paused" | "closed" | "delete";
          };
        };
      };
    };
  };
  managePostTenantsTenantIdBotsBotIdStart: {
    parameters: {
      path: {
        tenantId: string;
        botId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          contact: string;
          /** @default {} */
          variables?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description The flow has begun. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdBotsKindSettings: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
        /** @description The integration that answers. */
        kind: components["schemas"]["BotKind"];
      };
    };
    responses: {
      /** @description The settings, and the bot that answers where no trigger fits. */
      200: {
        content: {
          "application/json": components["schemas"]["BotSettingsAnswer"];
        };
      };
    };
  };
  managePatchTenantsTenantIdInstancesInstanceIdBotsKindSettings: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
        /** @description The integration that answers. */
        kind: components["schemas"]["BotKind"];
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Minutes of silence that end a conversation; 0: never. */
          expire?: number;
          /** @description A message of just this ends the conversation. */
          keywordFinish?: string;
          /** @description Ms to wait before each message. */
          delayMessage?: number;
          /** @description Said where the bot has no answer. */
          unknownMessage?: string;
          /** @description Also hears what is written on the phone itself. */
          listeningFromMe?: boolean;
          /** @description Pauses when somebody answers on the phone itself. */
          stopBotFromMe?: boolean;
          /** @description Keeps a conversation that has ended, so that no new one begins. */
          keepOpen?: boolean;
          /** @description Sends paragraphs as messages of their own. */
          splitMessages?: boolean;
          /** @description Ms of typing per character. */
          timePerChar?: number;
          /** @description Contacts that bots of this kind never answer; `@g.us` is all groups. */
          ignoreJids?: string[];
          openaiCredsId?: string | null;
          /** @description The bot that answers where no trigger fits. */
          fallbackId?: string | null;
        };
      };
    };
    responses: {
      /** @description The settings as they are now. */
      200: {
        content: {
          "application/json": components["schemas"]["BotSettingsAnswer"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdBotsKindIgnored: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
        /** @description The integration that answers. */
        kind: components["schemas"]["BotKind"];
      };
    };
    requestBody: {
      content: {
        "application/json": {
          contact: string;
          /** @enum {string} */
          action: "add" | "remove";
        };
      };
    };
    responses: {
      /** @description Whom bots of this kind never answer. */
      200: {
        content: {
          "application/json": {
            ignoreJids: string[];
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdOpenaiCredentials: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description Without their keys. */
      200: {
        content: {
          "application/json": {
            items: {
              id: string;
              name: string;
              createdAt: string | null;
            }[];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdOpenaiCredentials: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          apiKey: string;
        };
      };
    };
    responses: {
      /** @description The credentials. Their key is never shown again. */
      201: {
        content: {
          "application/json": {
            id: string;
            name: string;
            createdAt: string | null;
          };
        };
      };
    };
  };
  manageDeleteTenantsTenantIdInstancesInstanceIdOpenaiCredentialsCredentialsId: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
        credentialsId: string;
      };
    };
    responses: {
      /** @description They are gone. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdInstancesInstanceIdOpenaiModels: {
    parameters: {
      query?: {
        credentialsId?: string;
      };
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description As OpenAI names them. */
      200: {
        content: {
          "application/json": {
            items: {
              id: string;
            }[];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdBotsTriggerTest: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          text: string;
          /** @description Some contacts are ignored. */
          contact?: string;
        };
      };
    };
    responses: {
      /** @description A verdict about each bot. Nothing is sent. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["TriggerVerdict"][];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdBotsBotIdTestChat: {
    parameters: {
      path: {
        tenantId: string;
        botId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          text: string;
          /**
           * @description From the answer before.
           * @default null
           */
          conversation?: string | null;
          /**
           * @description OpenAI: what was said before.
           * @default []
           */
          said?: {
            /** @enum {string} */
            role: "user" | "assistant";
            content: string;
          }[];
        };
      };
    };
    responses: {
      /** @description What it says, or why it says nothing. No message is sent. */
      200: {
        content: {
          "application/json": {
            texts: string[];
            conversation: string | null;
            ms: number;
            /** @description What its server answered; null where it did not. */
            status: number | null;
            /**
             * @description `not_testable`: the assistant wants a function called, which only its server does.
             * @enum {string|null}
             */
            error: "unreachable" | "timeout" | "unsafe_url" | "refused" | "says_nothing" | "not_testable" | null;
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdBotCalls: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
        botId?: string;
        instanceId?: string;
        /** @description Only those without an answer, or with one of 400 and above. */
        failed?: string;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["BotCall"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdBotAnalytics: {
    parameters: {
      query?: {
        mode?: "live" | "test";
        /** @description Seven days before `until`, if not given; at most 93 days before it. */
        from?: string;
        /** @description Now, if not given. */
        until?: string;
        botId?: string;
        instanceId?: string;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Figures of all bots, and of each. */
      200: {
        content: {
          "application/json": components["schemas"]["BotAnalytics"];
        };
      };
    };
  };
  manageGetShareToken: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      /** @description The code to scan, or that the number is connected. */
      200: {
        content: {
          "application/json": components["schemas"]["SharedInstance"];
        };
      };
    };
  };
  managePostShareToken: {
    parameters: {
      path: {
        token: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConnectShared"];
      };
    };
    responses: {
      /** @description The first code. */
      200: {
        content: {
          "application/json": components["schemas"]["SharedInstance"];
        };
      };
    };
  };
  manageGetTenantsTenantIdSandboxNumbers: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Numbers that behave in a way of their own. */
      200: {
        content: {
          "application/json": components["schemas"]["SandboxNumbers"];
        };
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdSandboxInbound: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InjectMessage"];
      };
    };
    responses: {
      /** @description It has happened. */
      204: {
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdSandboxScan: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    responses: {
      /** @description It has happened. */
      204: {
      };
    };
  };
  managePostTenantsTenantIdInstancesInstanceIdSandboxDisconnect: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ForceDisconnect"];
      };
    };
    responses: {
      /** @description It has happened. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdOverview: {
    parameters: {
      query?: {
        mode?: "live" | "test";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Counts, first steps and the newest messages. */
      200: {
        content: {
          "application/json": components["schemas"]["Overview"];
        };
      };
    };
  };
  manageGetOperatorServers: {
    parameters: {
    };
    responses: {
      /** @description All servers by name, and the notice that administrators must see. */
      200: {
        content: {
          "application/json": components["schemas"]["ServerList"];
        };
      };
    };
  };
  managePostOperatorServers: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterServer"];
      };
    };
    responses: {
      /** @description The server. */
      201: {
        content: {
          "application/json": components["schemas"]["Server"];
        };
      };
    };
  };
  manageGetOperatorServersServerId: {
    parameters: {
      path: {
        serverId: string;
      };
    };
    responses: {
      /** @description The server. */
      200: {
        content: {
          "application/json": components["schemas"]["Server"];
        };
      };
    };
  };
  manageDeleteOperatorServersServerId: {
    parameters: {
      path: {
        serverId: string;
      };
    };
    responses: {
      /** @description It is not used any more. */
      204: {
      };
    };
  };
  managePatchOperatorServersServerId: {
    parameters: {
      path: {
        serverId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateServer"];
      };
    };
    responses: {
      /** @description The server as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["Server"];
        };
      };
    };
  };
  managePostOperatorServersServerIdCheck: {
    parameters: {
      path: {
        serverId: string;
      };
    };
    responses: {
      /** @description Health, version, key, and whether its webhooks arrive. */
      200: {
        content: {
          "application/json": components["schemas"]["Server"];
        };
      };
    };
  };
  manageGetOperatorServersServerIdUnmanaged: {
    parameters: {
      path: {
        serverId: string;
      };
    };
    responses: {
      /** @description By name. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["UnmanagedInstance"][];
          };
        };
      };
    };
  };
  managePostOperatorServersServerIdAdopt: {
    parameters: {
      path: {
        serverId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AdoptInstance"];
      };
    };
    responses: {
      /** @description The instance, and what stays as it was. */
      201: {
        content: {
          "application/json": components["schemas"]["AdoptedInstance"];
        };
      };
    };
  };
  manageGetTenantsTenantId: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description The tenant. Its ETag is its version. */
      200: {
        content: {
          "application/json": components["schemas"]["TenantProfile"];
        };
      };
    };
  };
  managePatchTenantsTenantId: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PatchTenant"];
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["TenantProfile"];
        };
      };
    };
  };
  manageGetTenantsTenantIdUsage: {
    parameters: {
      query?: {
        /** @description `live`, or that of the key that asks. */
        mode?: "live" | "test";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One item per kind and window: the billing period, and the day where it is capped. */
      200: {
        content: {
          "application/json": components["schemas"]["Usage"];
        };
      };
    };
  };
  manageGetTenantsTenantIdUsageHourly: {
    parameters: {
      query?: {
        mode?: "live" | "test";
        /** @description A day before `until`, if not given; at most 93 days before it. */
        from?: string;
        /** @description Now, if not given. */
        until?: string;
        group?: "none" | "instance" | "key" | "route" | "kind";
        /** @description A day is that of the tenant's time zone. */
        step?: "hour" | "day";
        kind?: "instance_create" | "instance_delete" | "api_call" | "message_send" | "bot_create";
        format?: "json" | "csv";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Sums, the oldest first, or a file. */
      200: {
        content: {
          "application/json": components["schemas"]["HourlyUsageList"];
          "text/csv": string;
        };
      };
    };
  };
  manageGetTenantsTenantIdRequests: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
        status?: "2xx" | "3xx" | "4xx" | "5xx";
        instanceId?: string;
        keyId?: string;
        /** @description Part of method and route. */
        route?: string;
        requestId?: string;
        from?: string;
        until?: string;
        format?: "json" | "csv";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page of calls, or a file. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestPage"];
          "text/csv": string;
        };
      };
    };
  };
  managePostTenantsTenantIdRequestsRequestIdReplay: {
    parameters: {
      path: {
        tenantId: string;
        requestId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReplayRequest"];
      };
    };
    responses: {
      /** @description What came back, whatever that is. */
      200: {
        content: {
          "application/json": components["schemas"]["ReplayAnswer"];
        };
      };
    };
  };
  manageGetTenantsTenantIdMessages: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        mode?: "live" | "test";
        instance?: string;
        status?: components["schemas"]["MessageStatus"];
        direction?: "in" | "out";
        source?: components["schemas"]["MessageSource"];
        /** @description A `contactHash`. */
        contact?: string;
        /** @description WhatsApp's message id. */
        id?: string;
        from?: string;
        until?: string;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page of the log. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["MessageRow"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdMessagesHours: {
    parameters: {
      query?: {
        mode?: "live" | "test";
        instance?: string;
        from?: string;
        until?: string;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Counts, oldest hour first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["MessageHour"][];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdLiveTickets: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @default live
           * @enum {string}
           */
          mode?: "live" | "test";
        };
      };
    };
    responses: {
      /** @description How to connect. */
      201: {
        content: {
          "application/json": components["schemas"]["LiveTicket"];
        };
      };
    };
  };
  managePutTenantsTenantIdInstancesInstanceIdMeta: {
    parameters: {
      path: {
        tenantId: string;
        instanceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConnectMeta"];
      };
    };
    responses: {
      /** @description What to enter in Meta's console. */
      200: {
        content: {
          "application/json": components["schemas"]["MetaConnection"];
        };
      };
    };
  };
  manageGetTenantsTenantIdAudit: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description As in the entries: `user:<id>`. */
        actor?: string;
        /** @description A whole action, or its noun: `key` finds all changes of keys. */
        action?: string;
        from?: string;
        until?: string;
        format?: "json" | "csv";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page of entries, or a file. */
      200: {
        content: {
          "application/json": components["schemas"]["AuditPage"];
          "text/csv": string;
        };
      };
    };
  };
  manageGetTenantsTenantIdBilling: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description The running billing period. */
      200: {
        content: {
          "application/json": components["schemas"]["Billing"];
        };
      };
    };
  };
  manageGetTenantsTenantIdBillingPlans: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Plans with their prices. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PlanOffer"][];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdBillingPlanPreview: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlanChange"];
      };
    };
    responses: {
      /** @description Nothing is changed by this. */
      200: {
        content: {
          "application/json": components["schemas"]["PlanChangePreview"];
        };
      };
    };
  };
  managePutTenantsTenantIdBillingPlan: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlanChange"];
      };
    };
    responses: {
      /** @description What was changed, and the invoice to pay. */
      200: {
        content: {
          "application/json": {
            preview: components["schemas"]["PlanChangePreview"];
            /** Format: uuid */
            invoiceId: string | null;
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdBillingDetails: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Of the next invoice. */
      200: {
        content: {
          "application/json": components["schemas"]["BillingDetailsAnswer"];
        };
      };
    };
  };
  managePutTenantsTenantIdBillingDetails: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BillingDetails"];
      };
    };
    responses: {
      /** @description From the next invoice on. */
      200: {
        content: {
          "application/json": components["schemas"]["BillingDetailsAnswer"];
        };
      };
    };
  };
  manageGetTenantsTenantIdBillingInvoices: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page, newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Invoice"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdBillingInvoicesInvoiceId: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
      };
    };
    responses: {
      /** @description The invoice with its lines. */
      200: {
        content: {
          "application/json": components["schemas"]["Invoice"];
        };
      };
    };
  };
  manageGetTenantsTenantIdBillingInvoicesInvoiceIdCheckouts: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
      };
    };
    responses: {
      /** @description Those that can be paid now, the newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Checkout"][];
          };
        };
      };
    };
  };
  manageGetTenantsTenantIdBillingPaymentMethods: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Services that take the account's currency. */
      200: {
        content: {
          "application/json": components["schemas"]["PaymentMethods"];
        };
      };
    };
  };
  managePostTenantsTenantIdBillingInvoicesInvoiceIdCheckout: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StartCheckout"];
      };
    };
    responses: {
      /** @description Where to pay. Asking again leads to the same place. */
      201: {
        content: {
          "application/json": components["schemas"]["Checkout"];
        };
      };
    };
  };
  manageGetOperatorTenants: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Part of the name or of the slug, or a whole id. */
        search?: string;
        status?: "active" | "past_due" | "suspended";
        planId?: string;
      };
    };
    responses: {
      /** @description One page of tenants, newest first. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorTenantPage"];
        };
      };
    };
  };
  managePostOperatorTenants: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PutTenant"];
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      201: {
        content: {
          "application/json": components["schemas"]["OperatorTenantDetails"];
        };
      };
    };
  };
  manageGetOperatorTenantsTenantId: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorTenantDetails"];
        };
      };
    };
  };
  managePutOperatorTenantsTenantId: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PutTenant"];
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorTenantDetails"];
        };
      };
    };
  };
  managePutOperatorTenantsTenantIdPlan: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetPlan"];
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorTenantDetails"];
        };
      };
    };
  };
  managePostOperatorTenantsTenantIdSuspension: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Suspend"];
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorTenantDetails"];
        };
      };
    };
  };
  manageDeleteOperatorTenantsTenantIdSuspension: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description The tenant as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorTenantDetails"];
        };
      };
    };
  };
  managePostOperatorTenantsTenantIdImpersonation: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Impersonate"];
      };
    };
    responses: {
      /** @description Until when. */
      201: {
        content: {
          "application/json": components["schemas"]["Impersonation"];
        };
      };
    };
  };
  manageDeleteOperatorTenantsTenantIdImpersonation: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description It is over. */
      204: {
      };
    };
  };
  manageGetOperatorPlans: {
    parameters: {
    };
    responses: {
      /** @description All plans, withdrawn ones too. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorPlanPage"];
        };
      };
    };
  };
  managePostOperatorPlans: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreatePlan"];
      };
    };
    responses: {
      /** @description The plan. */
      201: {
        content: {
          "application/json": components["schemas"]["OperatorPlan"];
        };
      };
    };
  };
  manageGetOperatorPlansPlanId: {
    parameters: {
      path: {
        planId: string;
      };
    };
    responses: {
      /** @description The plan. Its ETag is its version. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorPlan"];
        };
      };
    };
  };
  managePatchOperatorPlansPlanId: {
    parameters: {
      path: {
        planId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PatchPlan"];
      };
    };
    responses: {
      /** @description The plan as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorPlan"];
        };
      };
    };
  };
  manageGetOperatorTenantsTenantIdInvoices: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description One page, newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Invoice"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  manageGetOperatorInvoicesOverdue: {
    parameters: {
    };
    responses: {
      /** @description At most 200. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["OverdueInvoice"][];
          };
        };
      };
    };
  };
  manageGetOperatorRevenue: {
    parameters: {
      query?: {
        months?: number;
      };
    };
    responses: {
      /** @description Newest month first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Revenue"][];
          };
        };
      };
    };
  };
  managePostOperatorTenantsTenantIdInvoicesInvoiceIdPaid: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InvoiceNote"];
      };
    };
    responses: {
      /** @description It is paid, and what was stopped goes on. */
      204: {
      };
    };
  };
  managePostOperatorTenantsTenantIdInvoicesInvoiceIdVoid: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InvoiceNote"];
      };
    };
    responses: {
      /** @description Nobody owes it any more. Its number stays taken. */
      204: {
      };
    };
  };
  managePostOperatorTenantsTenantIdInvoicesInvoiceIdUncollectible: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InvoiceNote"];
      };
    };
    responses: {
      /** @description It is still owed, but nobody waits for it. */
      204: {
      };
    };
  };
  manageGetOperatorPaymentsUnresolved: {
    parameters: {
    };
    responses: {
      /** @description The newest 200, and how many reports of the last 30 days were forged. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["UnresolvedPayment"][];
            forged: components["schemas"]["ForgedReports"][];
          };
        };
      };
    };
  };
  managePostOperatorPaymentsUnresolvedEventIdResolve: {
    parameters: {
      path: {
        eventId: string;
      };
    };
    responses: {
      /** @description It is dealt with. */
      204: {
      };
    };
  };
  managePutOperatorPlansPlanIdPricesCurrency: {
    parameters: {
      path: {
        planId: string;
        currency: components["schemas"]["Currency"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PutPrice"];
      };
    };
    responses: {
      /** @description The price. */
      200: {
        content: {
          "application/json": components["schemas"]["PutPrice"];
        };
      };
    };
  };
  managePutOperatorTenantsTenantIdInvoicesInvoiceIdRefundsRefundId: {
    parameters: {
      path: {
        tenantId: string;
        invoiceId: string;
        refundId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NoteRefund"];
      };
    };
    responses: {
      /** @description The invoice with its refunds; its receipt shows them. */
      200: {
        content: {
          "application/json": components["schemas"]["Invoice"];
        };
      };
    };
  };
  manageGetOperatorKeptInvoices: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description One page, newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["KeptInvoice"][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  manageGetOperatorSeller: {
    parameters: {
    };
    responses: {
      /** @description As it is printed on invoices that are issued now. Its ETag is its version. */
      200: {
        content: {
          "application/json": components["schemas"]["SellerAnswer"];
        };
      };
    };
  };
  managePutOperatorSeller: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SellerSettings"];
      };
    };
    responses: {
      /** @description As it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["SellerAnswer"];
        };
      };
    };
  };
  manageGetOperatorUsers: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        search?: string;
        role?: "user" | "operator";
      };
    };
    responses: {
      /** @description One page of people, by e-mail address. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorUserPage"];
        };
      };
    };
  };
  managePutOperatorUsers: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PutUser"];
      };
    };
    responses: {
      /** @description The person. */
      200: {
        content: {
          "application/json": {
            id: string;
            email: string;
            isNew: boolean;
          };
        };
      };
    };
  };
  managePostOperatorSecretsRotation: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RotateSecrets"];
      };
    };
    responses: {
      /** @description What this step has done. */
      200: {
        content: {
          "application/json": components["schemas"]["RotationStep"];
        };
      };
    };
  };
  manageGetOperatorLedgersTenantId: {
    parameters: {
      query?: {
        mode?: "live" | "test";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Books and counters. */
      200: {
        content: {
          "application/json": components["schemas"]["Ledger"];
        };
      };
    };
  };
  managePostOperatorLedgersTenantIdRefusedRetry: {
    parameters: {
      query?: {
        mode?: "live" | "test";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description What Postgres has taken. */
      200: {
        content: {
          "application/json": components["schemas"]["RetriedUsage"];
        };
      };
    };
  };
  manageGetOperatorCostsTenantId: {
    parameters: {
      query?: {
        mode?: "live" | "test";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Calls and rows written, by kind of object. */
      200: {
        content: {
          "application/json": components["schemas"]["EventCosts"];
        };
      };
    };
  };
  manageGetOperatorHealth: {
    parameters: {
    };
    responses: {
      /** @description The platform's health. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatorHealth"];
        };
      };
    };
  };
  manageGetTenantsTenantIdErasure: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description It will be erased. */
      200: {
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
    };
  };
  managePostTenantsTenantIdErasure: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestErasure"];
      };
    };
    responses: {
      /** @description It will be erased. */
      202: {
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
    };
  };
  manageDeleteTenantsTenantIdErasure: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description It stays. */
      204: {
      };
    };
  };
  manageGetOperatorErasures: {
    parameters: {
    };
    responses: {
      /** @description Both, certificates newest first. */
      200: {
        content: {
          "application/json": components["schemas"]["Erasures"];
        };
      };
    };
  };
  manageGetTenantsTenantIdExport: {
    parameters: {
      query?: {
        format?: "ndjson" | "csv";
        part?: "tenant" | "members" | "invitations" | "keys" | "instances" | "bots" | "endpoints" | "subscription" | "invoices" | "payments" | "notices" | "messages" | "requests" | "usage" | "botCalls" | "botSessions" | "audit" | "instanceStates" | "deliveries" | "pacedSends" | "files";
      };
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description A file. */
      200: {
        content: {
          "application/x-ndjson": string;
          "text/csv": string;
        };
      };
    };
  };
  manageGetMe: {
    parameters: {
    };
    responses: {
      /** @description You. */
      200: {
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
    };
  };
  managePatchMe: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateMe"];
      };
    };
    responses: {
      /** @description You, as changed. */
      200: {
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
    };
  };
  managePostMePassword: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangePassword"];
      };
    };
    responses: {
      /** @description Changed; the session goes on under a new cookie. */
      204: {
      };
    };
  };
  manageGetMeSessions: {
    parameters: {
    };
    responses: {
      /** @description Your sessions, newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Session"][];
          };
        };
      };
    };
  };
  managePostMeSessionsRevokeOthers: {
    parameters: {
    };
    responses: {
      /** @description How many sessions have ended. */
      200: {
        content: {
          "application/json": {
            revoked: number;
          };
        };
      };
    };
  };
  manageDeleteMeSessionsSessionId: {
    parameters: {
      path: {
        sessionId: string;
      };
    };
    responses: {
      /** @description It has ended. */
      204: {
      };
    };
  };
  managePostMeTenants: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewTenant"];
      };
    };
    responses: {
      /** @description The new tenant. */
      201: {
        content: {
          "application/json": {
            id: string;
          };
        };
      };
    };
  };
  managePostMeInvitationsAccept: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InvitationRef"];
      };
    };
    responses: {
      /** @description What you belong to now. */
      200: {
        content: {
          "application/json": {
            tenantId: string;
            role: components["schemas"]["Role"];
          };
        };
      };
    };
  };
  managePostMeInvitationsDecline: {
    parameters: {
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InvitationRef"];
      };
    };
    responses: {
      /** @description It works no more. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdMembers: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description All members, the first one first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Member"][];
          };
        };
      };
    };
  };
  manageDeleteTenantsTenantIdMembersUserId: {
    parameters: {
      path: {
        tenantId: string;
        userId: string;
      };
    };
    responses: {
      /** @description They see nothing of the tenant any more. */
      204: {
      };
    };
  };
  managePatchTenantsTenantIdMembersUserId: {
    parameters: {
      path: {
        tenantId: string;
        userId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeMemberRole"];
      };
    };
    responses: {
      /** @description It holds from their next request on. */
      204: {
      };
    };
  };
  manageGetTenantsTenantIdInvitations: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    responses: {
      /** @description Open and expired ones, newest first. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Invitation"][];
          };
        };
      };
    };
  };
  managePostTenantsTenantIdInvitations: {
    parameters: {
      path: {
        tenantId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateInvitation"];
      };
    };
    responses: {
      /** @description The invitation; its mail is on the way. */
      201: {
        content: {
          "application/json": components["schemas"]["Invitation"];
        };
      };
    };
  };
  managePostTenantsTenantIdInvitationsInvitationIdResend: {
    parameters: {
      path: {
        tenantId: string;
        invitationId: string;
      };
    };
    responses: {
      /** @description The mail is on the way; earlier links work no more. */
      204: {
      };
    };
  };
  manageDeleteTenantsTenantIdInvitationsInvitationId: {
    parameters: {
      path: {
        tenantId: string;
        invitationId: string;
      };
    };
    responses: {
      /** @description Its link works no more. */
      204: {
      };
    };
  };
}
