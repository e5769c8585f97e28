// Written by scripts/generate-errcodes.mjs from data/errcodes.json. Do not edit: change the data, then `npm run errcodes`.

// The meanings stand in the types alone: editors show them, and the shipped JavaScript stays small.
interface Numbers {
  /** The server is temporarily busy. */ readonly SYSTEM_BUSY: -1;
  /** The request succeeded. */ readonly SUCCESS: 0;
  /** An unspecified system error occurred. */ readonly SYSTEM_ERROR: -1000;
  /** The access_token is invalid or superseded, or the AppSecret is wrong when a token is requested. */ readonly INVALID_CREDENTIAL: 40001;
  /** The corpsecret is wrong. */ readonly WECOM_INVALID_SECRET: 40001;
  /** The credential type (grant_type) is not accepted. */ readonly INVALID_GRANT_TYPE: 40002;
  /** The OpenID is wrong, is not a follower, or belongs to another account. */ readonly INVALID_OPENID: 40003;
  /** The member's UserID is not valid. */ readonly WECOM_INVALID_USERID: 40003;
  /** The media type is not accepted. */ readonly INVALID_MEDIA_TYPE: 40004;
  /** The uploaded file type is not accepted. */ readonly INVALID_FILE_TYPE: 40005;
  /** The type parameter has an unsupported value. */ readonly WECOM_INVALID_UPLOAD_TYPE: 40005;
  /** The uploaded file size is not accepted. */ readonly INVALID_FILE_SIZE: 40006;
  /** The media_id is not valid. */ readonly INVALID_MEDIA_ID: 40007;
  /** The message type is not recognised. */ readonly INVALID_MESSAGE_TYPE: 40008;
  /** The image file size is not accepted. */ readonly INVALID_IMAGE_SIZE: 40009;
  /** The voice file size is not accepted. */ readonly INVALID_VOICE_SIZE: 40010;
  /** The video file size is not accepted. */ readonly INVALID_VIDEO_SIZE: 40011;
  /** The thumbnail file size is not accepted. */ readonly INVALID_THUMB_SIZE: 40012;
  /** The AppID is wrong, possibly because of stray characters or letter case. */ readonly INVALID_APPID: 40013;
  /** The corpid is wrong. */ readonly WECOM_INVALID_CORPID: 40013;
  /** The access_token is malformed, expired or issued for another app. */ readonly INVALID_ACCESS_TOKEN: 40014;
  /** The menu type is not accepted. */ readonly INVALID_MENU_TYPE: 40015;
  /** The number of menu buttons is out of range. */ readonly INVALID_BUTTON_COUNT: 40016;
  /** The button type is not accepted (older tables say: wrong button count). */ readonly INVALID_BUTTON_TYPE: 40017;
  /** The menu button type is not supported. */ readonly WECOM_INVALID_BUTTON_TYPE: 40017;
  /** The length of the button label is out of range. */ readonly INVALID_BUTTON_NAME_LENGTH: 40018;
  /** The length of the button KEY is out of range. */ readonly INVALID_BUTTON_KEY_LENGTH: 40019;
  /** The length of the button URL is out of range. */ readonly INVALID_BUTTON_URL_LENGTH: 40020;
  /** The menu version is not accepted. */ readonly INVALID_MENU_VERSION: 40021;
  /** The sub-menu nesting level is not accepted. */ readonly INVALID_SUB_MENU_LEVEL: 40022;
  /** The number of sub-menu buttons is out of range. */ readonly INVALID_SUB_BUTTON_COUNT: 40023;
  /** The sub-menu button type is not accepted. */ readonly INVALID_SUB_BUTTON_TYPE: 40024;
  /** The length of the sub-menu button label is out of range. */ readonly INVALID_SUB_BUTTON_NAME_LENGTH: 40025;
  /** The length of the sub-menu button KEY is out of range. */ readonly INVALID_SUB_BUTTON_KEY_LENGTH: 40026;
  /** The length of the sub-menu button URL is out of range. */ readonly INVALID_SUB_BUTTON_URL_LENGTH: 40027;
  /** This user may not use the custom-menu API. */ readonly INVALID_MENU_USER: 40028;
  /** The OAuth or login code is wrong, expired, already used or issued for another app. */ readonly INVALID_OAUTH_CODE: 40029;
  /** The OAuth refresh_token is not valid. */ readonly INVALID_REFRESH_TOKEN: 40030;
  /** The OpenID list is not valid. */ readonly INVALID_OPENID_LIST: 40031;
  /** The UserID list names at least one person outside the directory. */ readonly WECOM_INVALID_USERID_LIST: 40031;
  /** The number of entries in the OpenID list is out of range. */ readonly INVALID_OPENID_LIST_LENGTH: 40032;
  /** The number of entries in the UserID list is out of range. */ readonly WECOM_INVALID_USERID_LIST_LENGTH: 40032;
  /** The request contains forbidden characters, such as Unicode escape sequences. */ readonly INVALID_REQUEST_CHARACTERS: 40033;
  /** The template size is not accepted. */ readonly INVALID_TEMPLATE_SIZE: 40034;
  /** A request parameter is not valid. */ readonly INVALID_PARAMETER: 40035;
  /** The template_id has a wrong length. */ readonly INVALID_TEMPLATE_ID_LENGTH: 40036;
  /** The template_id is not valid for this account. */ readonly INVALID_TEMPLATE_ID: 40037;
  /** The request format is not accepted. */ readonly INVALID_REQUEST_FORMAT: 40038;
  /** The URL length is out of range. */ readonly INVALID_URL_LENGTH: 40039;
  /** The domain of the URL is not accepted. */ readonly INVALID_URL_DOMAIN: 40048;
  /** The user-group id is not valid. */ readonly INVALID_GROUP_ID: 40050;
  /** No group chat has this chatid. */ readonly WECOM_CHATID_NOT_FOUND: 40050;
  /** The user-group name is not acceptable. */ readonly INVALID_GROUP_NAME: 40051;
  /** The action_name value is not accepted. */ readonly INVALID_ACTION_NAME: 40052;
  /** The action_info content is not accepted. */ readonly INVALID_ACTION_INFO: 40053;
  /** The domain of a sub-menu button URL is not accepted. */ readonly INVALID_SUB_BUTTON_URL_DOMAIN: 40054;
  /** The domain of a menu button URL is not accepted. */ readonly INVALID_BUTTON_URL_DOMAIN: 40055;
  /** The agentid is wrong. */ readonly INVALID_AGENTID: 40056;
  /** The callback URL is wrong or failed verification. */ readonly INVALID_CALLBACK_URL: 40057;
  /** A parameter does not meet the requirements of the API. */ readonly WECOM_INVALID_PARAMETER: 40058;
  /** The message id is not valid. */ readonly INVALID_MESSAGE_ID: 40059;
  /** The article_idx is out of range when one article is deleted. */ readonly INVALID_ARTICLE_INDEX: 40060;
  /** The length of the title is out of range. */ readonly INVALID_TITLE_LENGTH: 40062;
  /** A required parameter is empty. */ readonly WECOM_EMPTY_PARAMETER: 40063;
  /** The requested API path or URL is not recognised. */ readonly INVALID_URL: 40066;
  /** The department list is empty or names an unknown department. */ readonly WECOM_INVALID_DEPARTMENT_LIST: 40066;
  /** The tag id is missing or unknown. */ readonly WECOM_INVALID_TAG_ID: 40068;
  /** The card id is not valid. */ readonly INVALID_CARD_ID: 40073;
  /** The OpenID does not exist. */ readonly WECOM_INVALID_OPENID: 40073;
  /** The pre_auth_code is not valid. */ readonly INVALID_PRE_AUTH_CODE: 40077;
  /** The card's current status does not allow this operation. */ readonly INVALID_CARD_STATUS: 40078;
  /** The auth_code is not valid or has been used (it works once). */ readonly WECOM_INVALID_AUTH_CODE: 40078;
  /** The time value is not valid. */ readonly INVALID_CARD_TIME: 40079;
  /** The suite_secret is wrong. */ readonly INVALID_SUITE_SECRET: 40080;
  /** The suite_access_token or provider_access_token is not valid. */ readonly INVALID_SUITE_TOKEN: 40082;
  /** The suite_id does not exist. */ readonly INVALID_SUITE_ID: 40083;
  /** The permanent_code is not valid. */ readonly INVALID_PERMANENT_CODE: 40084;
  /** The suite_ticket is missing or no longer valid. */ readonly INVALID_SUITE_TICKET: 40085;
  /** The component_verify_ticket is not accepted. */ readonly INVALID_COMPONENT_TICKET: 40091;
  /** The secret is wrong and may belong to another corp. */ readonly WECOM_SECRET_MISMATCH: 40091;
  /** The jsapi_ticket has expired or is misspelled. */ readonly INVALID_JSAPI_TICKET: 40093;
  /** The credential of the third-party platform is not valid. */ readonly INVALID_COMPONENT_CREDENTIAL: 40094;
  /** The source of the call is not accepted. */ readonly INVALID_CALLER_SOURCE: 40095;
  /** The external contact's userid is not valid. */ readonly INVALID_EXTERNAL_USERID: 40096;
  /** An argument of the call is wrong. */ readonly INVALID_ARGUMENT: 40097;
  /** The card code has already been redeemed. */ readonly CARD_CODE_CONSUMED: 40099;
  /** A required parameter was not sent. */ readonly MISSING_PARAMETER: 40101;
  /** The template industry id is not valid. */ readonly INVALID_INDUSTRY_ID: 40102;
  /** The template industry index is not valid. */ readonly INVALID_INDUSTRY_INDEX: 40103;
  /** The file type is not supported. */ readonly UNSUPPORTED_FILE_TYPE: 40113;
  /** The card code is not valid. */ readonly INVALID_CARD_CODE: 40116;
  /** The user-group name is not acceptable (the live errmsg speaks of a button media_id size). */ readonly ILLEGAL_GROUP_NAME: 40117;
  /** The media_id has a wrong size. */ readonly INVALID_MEDIA_ID_SIZE: 40118;
  /** A menu button type is wrong. */ readonly WRONG_BUTTON_TYPE: 40119;
  /** A menu button type is wrong (newer tables say: sub-button type). */ readonly WRONG_SUB_BUTTON_TYPE: 40120;
  /** The media type behind this media_id is not allowed here. */ readonly INVALID_MEDIA_ID_TYPE: 40121;
  /** The card quantity is not valid. */ readonly INVALID_CARD_QUANTITY: 40122;
  /** The AppSecret is wrong. */ readonly INVALID_APPSECRET: 40125;
  /** The media_id must come from the permanent-material upload API. */ readonly MATERIAL_API_MEDIA_ID_REQUIRED: 40128;
  /** The scene value is not accepted. */ readonly INVALID_SCENE: 40129;
  /** A mass send needs at least two OpenIDs. */ readonly TOO_FEW_OPENIDS: 40130;
  /** The WeChat ID is not valid. */ readonly INVALID_WECHAT_ID: 40132;
  /** The image format is not supported. */ readonly UNSUPPORTED_IMAGE_FORMAT: 40137;
  /** The target group id is not valid. */ readonly INVALID_USER_GROUP_ID: 40152;
  /** The content links to the home page of another account. */ readonly OTHER_ACCOUNT_HOMEPAGE_LINK: 40155;
  /** The path length is out of range or the body is not JSON text. */ readonly INVALID_PATH_LENGTH: 40159;
  /** The image file is not valid. */ readonly INVALID_IMAGE_FILE: 40160;
  /** The authorization code was already used. */ readonly OAUTH_CODE_ALREADY_USED: 40163;
  /** The caller IP is not on the whitelist. */ readonly IP_NOT_WHITELISTED: 40164;
  /** The mini-program page path is not valid. */ readonly INVALID_MINIPROGRAM_PAGEPATH: 40165;
  /** The mini-program appid is not valid. */ readonly INVALID_MINIPROGRAM_APPID: 40166;
  /** The scene length is out of range or the body is not JSON text. */ readonly INVALID_SCENE_LENGTH: 40169;
  /** The call has too many arguments. */ readonly TOO_MANY_ARGUMENTS: 40170;
  /** No binding exists between the two parties. */ readonly NO_BINDING_RELATION: 40173;
  /** No waybill has this id. */ readonly WAYBILL_NOT_FOUND: 40199;
  /** The customer-service account is banned over sensitive content. */ readonly KF_ACCOUNT_BANNED: 40201;
  /** A path in pages is missing or empty. */ readonly EMPTY_PAGE_PATH: 40210;
  /** The query is not a well-formed URL query string. */ readonly INVALID_PAGE_QUERY: 40212;
  /** The pages parameter is missing or empty. */ readonly EMPTY_SUBMIT_PAGES: 40219;
  /** Login was refused because the user is rated high-risk. */ readonly HIGH_RISK_USER_BLOCKED: 40226;
  /** The title is empty. */ readonly EMPTY_TITLE: 40227;
  /** The media has no cover image. */ readonly EMPTY_MEDIA_COVER: 40229;
  /** The same template message was already sent within 60 seconds. */ readonly DUPLICATE_MESSAGE: 40241;
  /** The AppSecret is frozen. */ readonly APPSECRET_FROZEN: 40243;
  /** The template message was blocked for illegal content. */ readonly TEMPLATE_MESSAGE_BLOCKED: 40249;
  /** The template message is held for review and will be sent by the platform afterwards. */ readonly TEMPLATE_MESSAGE_UNDER_REVIEW: 40252;
  /** The access_token parameter was not sent. */ readonly MISSING_ACCESS_TOKEN: 41001;
  /** The appid parameter was not sent. */ readonly MISSING_APPID: 41002;
  /** The corpid parameter was not sent. */ readonly WECOM_MISSING_CORPID: 41002;
  /** The refresh_token parameter was not sent. */ readonly MISSING_REFRESH_TOKEN: 41003;
  /** The secret parameter was not sent. */ readonly MISSING_SECRET: 41004;
  /** The upload contains no media data. */ readonly MISSING_MEDIA_DATA: 41005;
  /** The media_id parameter was not sent. */ readonly MISSING_MEDIA_ID: 41006;
  /** The sub-menu data was not sent. */ readonly MISSING_SUB_MENU_DATA: 41007;
  /** The OAuth code was not sent. */ readonly MISSING_OAUTH_CODE: 41008;
  /** The openid parameter was not sent. */ readonly MISSING_OPENID: 41009;
  /** The userid parameter was not sent. */ readonly WECOM_MISSING_USERID: 41009;
  /** The url parameter was not sent. */ readonly MISSING_URL: 41010;
  /** One or more required fields are missing. */ readonly MISSING_REQUIRED_FIELDS: 41011;
  /** The agentid parameter was not sent. */ readonly WECOM_MISSING_AGENTID: 41011;
  /** The card id was not sent. */ readonly MISSING_CARD_ID: 41012;
  /** The card code was not sent. */ readonly MISSING_CARD_CODE: 41013;
  /** The component_appid parameter was not sent. */ readonly MISSING_COMPONENT_APPID: 41018;
  /** The component_access_token parameter was not sent. */ readonly MISSING_COMPONENT_ACCESS_TOKEN: 41021;
  /** The suite_id parameter was not sent. */ readonly WECOM_MISSING_SUITE_ID: 41021;
  /** The suite_access_token parameter was not sent. */ readonly MISSING_SUITE_ACCESS_TOKEN: 41022;
  /** The form_id is wrong or has expired. */ readonly INVALID_FORM_ID: 41028;
  /** The form_id was already used. */ readonly FORM_ID_ALREADY_USED: 41029;
  /** The page does not exist in the released mini program. */ readonly INVALID_PAGE_PATH: 41030;
  /** Only mini programs created through the API may use this. */ readonly API_CREATED_MINIPROGRAM_ONLY: 41033;
  /** The access_token has expired. */ readonly ACCESS_TOKEN_EXPIRED: 42001;
  /** The OAuth refresh_token has expired. */ readonly REFRESH_TOKEN_EXPIRED: 42002;
  /** The OAuth code has expired. */ readonly OAUTH_CODE_EXPIRED: 42003;
  /** The right to use this API has expired. */ readonly API_USAGE_EXPIRED: 42005;
  /** The component_access_token has expired. */ readonly COMPONENT_ACCESS_TOKEN_EXPIRED: 42006;
  /** The user changed the WeChat password, so the user access_token and refresh_token are void. */ readonly USER_PASSWORD_CHANGED: 42007;
  /** The pre_auth_code has expired. */ readonly WECOM_PRE_AUTH_CODE_EXPIRED: 42007;
  /** The temporary client token has expired. */ readonly CLIENT_TMP_TOKEN_EXPIRED: 42009;
  /** The suite_access_token has expired. */ readonly WECOM_SUITE_ACCESS_TOKEN_EXPIRED: 42009;
  /** This API must be called with GET. */ readonly GET_METHOD_REQUIRED: 43001;
  /** This API must be called with POST. */ readonly POST_METHOD_REQUIRED: 43002;
  /** This API must be called over HTTPS. */ readonly HTTPS_REQUIRED: 43003;
  /** The receiver does not follow the account. */ readonly FOLLOW_REQUIRED: 43004;
  /** The member neither linked WeChat nor follows the WeChat plugin. */ readonly WECOM_MEMBER_NOT_LINKED_TO_WECHAT: 43004;
  /** The two users must be friends. */ readonly FRIEND_RELATION_REQUIRED: 43005;
  /** The receiver has blocked the sender. */ readonly BLOCKED_BY_RECEIVER: 43006;
  /** The mini program is not verified. */ readonly MINIPROGRAM_NOT_VERIFIED: 43016;
  /** The receiver is on the account's blacklist. */ readonly RECEIVER_IN_BLACKLIST: 43019;
  /** The template or its industry is being changed too often. */ readonly TEMPLATE_CHANGE_TOO_FREQUENT: 43100;
  /** The user refused the message or has no subscription left. */ readonly SUBSCRIBE_MESSAGE_REFUSED: 43101;
  /** The template is not a subscribe-message template. */ readonly NOT_SUBSCRIBE_TEMPLATE: 43102;
  /** This appid has no permission for the call. */ readonly APPID_NO_PERMISSION: 43104;
  /** The article is not bound to this template. */ readonly ARTICLE_TEMPLATE_NOT_BOUND: 43105;
  /** Adding templates is blocked as a penalty. */ readonly ADD_TEMPLATE_FORBIDDEN: 43106;
  /** Messages to one OpenID were sent concurrently. */ readonly CONCURRENT_SEND_TO_SAME_USER: 43108;
  /** This API expects POST but another HTTP method was used. */ readonly WRONG_HTTP_METHOD: 43302;
  /** The media file is empty. */ readonly EMPTY_MEDIA_FILE: 44001;
  /** The POST body is empty. */ readonly EMPTY_POST_BODY: 44002;
  /** The news message has no content. */ readonly EMPTY_NEWS_CONTENT: 44003;
  /** The text message has no content. */ readonly EMPTY_TEXT_CONTENT: 44004;
  /** The list is empty. */ readonly EMPTY_LIST: 44005;
  /** The file has no data. */ readonly EMPTY_FILE_DATA: 44006;
  /** The message id is repeated. */ readonly DUPLICATE_MESSAGE_ID: 44007;
  /** The media file is too large. */ readonly MEDIA_FILE_TOO_LARGE: 45001;
  /** The message content is too long. */ readonly MESSAGE_CONTENT_TOO_LONG: 45002;
  /** The title is too long. */ readonly TITLE_TOO_LONG: 45003;
  /** The description is too long. */ readonly DESCRIPTION_TOO_LONG: 45004;
  /** The link is too long. */ readonly URL_TOO_LONG: 45005;
  /** The picture link is too long. */ readonly PICTURE_URL_TOO_LONG: 45006;
  /** The voice recording plays for too long. */ readonly VOICE_DURATION_TOO_LONG: 45007;
  /** The news message has too many articles. */ readonly TOO_MANY_ARTICLES: 45008;
  /** The call quota of this API is used up (daily for most APIs, a frequency limit for WeCom and a few mini-program APIs). */ readonly API_QUOTA_EXCEEDED: 45009;
  /** Too many menus have been created. */ readonly TOO_MANY_MENUS: 45010;
  /** The per-minute call limit is reached. */ readonly API_RATE_LIMITED: 45011;
  /** The template is too large. */ readonly TEMPLATE_TOO_LARGE: 45012;
  /** The template has too many arguments. */ readonly TOO_MANY_TEMPLATE_ARGS: 45013;
  /** The template message is too large. */ readonly TEMPLATE_MESSAGE_TOO_LARGE: 45014;
  /** The reply window after the user's last interaction has closed, or the user unfollowed. */ readonly REPLY_WINDOW_EXPIRED: 45015;
  /** A built-in user group cannot be changed. */ readonly SYSTEM_GROUP_READ_ONLY: 45016;
  /** The user-group name is too long. */ readonly GROUP_NAME_TOO_LONG: 45017;
  /** The account has too many user groups. */ readonly TOO_MANY_GROUPS: 45018;
  /** The call lists too many OpenIDs. */ readonly TOO_MANY_OPENIDS: 45019;
  /** The call lists too many images. */ readonly TOO_MANY_IMAGES: 45020;
  /** A field may exceed its length limit. */ readonly FIELD_TOO_LONG: 45021;
  /** The length of the app name is out of range. */ readonly INVALID_APP_NAME_LENGTH: 45022;
  /** The maximum number of accounts is reached. */ readonly WECOM_ACCOUNT_LIMIT_EXCEEDED: 45024;
  /** The account has too many templates. */ readonly TEMPLATE_LIMIT_EXCEEDED: 45026;
  /** The protection against mass deletion of members was triggered. */ readonly WECOM_USER_DELETION_PROTECTED: 45026;
  /** The template does not fit the selected industry. */ readonly TEMPLATE_INDUSTRY_CONFLICT: 45027;
  /** No mass-send quota is left. */ readonly MASS_SEND_QUOTA_EXCEEDED: 45028;
  /** The total number of generated codes has reached its limit. */ readonly QRCODE_LIMIT_EXCEEDED: 45029;
  /** The card stock exceeds its limit. */ readonly CARD_STOCK_LIMIT_EXCEEDED: 45031;
  /** The user has reached the card's get_limit. */ readonly CARD_GET_LIMIT_EXCEEDED: 45033;
  /** Too many calls run at the same time. */ readonly WECOM_CONCURRENCY_LIMIT_EXCEEDED: 45033;
  /** The account has too many media files. */ readonly MATERIAL_COUNT_LIMIT_EXCEEDED: 45034;
  /** The caller IP is not registered on the whitelist. */ readonly CLIENT_IP_NOT_WHITELISTED: 45035;
  /** The user cannot receive more announcements. */ readonly USER_ANNOUNCEMENT_LIMIT_EXCEEDED: 45036;
  /** The temporary session is over or never started. */ readonly TEMP_SESSION_EXPIRED: 45037;
  /** The temporary-session API is not for followers. */ readonly TEMP_SESSION_NOT_FOR_FOLLOWER: 45038;
  /** The monthly quota is used up. */ readonly MONTHLY_QUOTA_EXCEEDED: 45040;
  /** Too many customer-service messages were sent without a reply from the user. */ readonly CUSTOM_MESSAGE_LIMIT_EXCEEDED: 45047;
  /** The account has reached the limit of 100 tags. */ readonly TAG_LIMIT_EXCEEDED: 45056;
  /** The tag has too many followers to be deleted. */ readonly TAG_HAS_TOO_MANY_FOLLOWERS: 45057;
  /** A built-in tag cannot be changed. */ readonly SYSTEM_TAG_READ_ONLY: 45058;
  /** The user already carries the maximum number of tags. */ readonly USER_TAG_LIMIT_EXCEEDED: 45059;
  /** The material is in use by an auto-reply or a menu. */ readonly MATERIAL_IN_USE: 45060;
  /** The object is being updated too often. */ readonly UPDATE_TOO_FREQUENT: 45061;
  /** The access_token does not belong to a mini program. */ readonly NOT_MINIPROGRAM_ACCESS_TOKEN: 45063;
  /** The menu uses a mini program that is not linked to the account. */ readonly MENU_MINIPROGRAM_NOT_LINKED: 45064;
  /** The clientmsgid was already used, and the response carries the existing msg_id. */ readonly CLIENT_MSG_ID_EXISTS: 45065;
  /** The same clientmsgid was retried too soon. */ readonly CLIENT_MSG_ID_RETRY_TOO_FAST: 45066;
  /** The clientmsgid is too long. */ readonly CLIENT_MSG_ID_TOO_LONG: 45067;
  /** The file is too large. */ readonly FILE_TOO_LARGE: 45068;
  /** The command value is not accepted. */ readonly INVALID_TYPING_COMMAND: 45072;
  /** The material library is full. */ readonly MATERIAL_LIBRARY_FULL: 45074;
  /** The typing status needs a message exchange within the last 30 seconds. */ readonly TYPING_WITHOUT_RECENT_MESSAGE: 45080;
  /** The typing status is already on. */ readonly ALREADY_TYPING: 45081;
  /** The domain of the URL needs an ICP registration. */ readonly URL_DOMAIN_ICP_REQUIRED: 45082;
  /** The speed must be between 0 and 4. */ readonly INVALID_MASS_SEND_SPEED: 45083;
  /** The speed parameter was not sent. */ readonly MISSING_MASS_SEND_SPEED: 45084;
  /** The mass-send speed service failed. */ readonly MASS_SEND_SPEED_ERROR: 45085;
  /** Customer-service messages of this account are blocked. */ readonly CUSTOM_MESSAGE_BLOCKED: 45087;
  /** No message quota is left. */ readonly MESSAGE_QUOTA_EXCEEDED: 45093;
  /** Sending a message when a user enters the session is blocked as a penalty. */ readonly ENTER_SESSION_MESSAGE_FORBIDDEN: 45094;
  /** The menu message has too many items. */ readonly MSGMENU_LIST_TOO_LONG: 45098;
  /** The text of a menu message item is too long. */ readonly MSGMENU_ITEM_TOO_LONG: 45099;
  /** The upload limit is reached. */ readonly UPLOAD_LIMIT_EXCEEDED: 45101;
  /** The API is temporarily blocked. */ readonly API_TEMPORARILY_BLOCKED: 45102;
  /** The API is no longer supported. */ readonly API_UNSUPPORTED: 45103;
  /** The domain quota is used up. */ readonly DOMAIN_QUOTA_EXCEEDED: 45104;
  /** The tag name is not acceptable or already taken. */ readonly INVALID_TAG_NAME: 45157;
  /** The tag name exceeds 30 bytes. */ readonly TAG_NAME_TOO_LONG: 45158;
  /** The tag id is not valid. */ readonly INVALID_TAG_ID: 45159;
  /** The content is not acceptable. */ readonly INVALID_CONTENT: 45166;
  /** The text contains a blacklisted keyword. */ readonly KEYWORD_BLACKLISTED: 45168;
  /** Some or all requests of this app are temporarily blocked. */ readonly APP_REQUESTS_BLOCKED: 45501;
  /** The media file does not exist. */ readonly MEDIA_NOT_FOUND: 46001;
  /** The menu version does not exist. */ readonly MENU_VERSION_NOT_FOUND: 46002;
  /** The menu data does not exist. */ readonly MENU_NOT_FOUND: 46003;
  /** The user does not exist. */ readonly USER_NOT_FOUND: 46004;
  /** The store (POI) does not exist. */ readonly POI_NOT_FOUND: 46005;
  /** The file is still being transcoded. */ readonly FILE_TRANSCODING: 46007;
  /** No result has this id. */ readonly RESULT_ID_NOT_FOUND: 46008;
  /** No data exists for the user. */ readonly NO_USER_DATA: 46009;
  /** The API was withdrawn on 2020-01-11. */ readonly API_WITHDRAWN: 46101;
  /** The JSON or XML body could not be parsed. */ readonly BODY_PARSE_ERROR: 47001;
  /** The body must be plain UTF-8 text without Unicode escapes. */ readonly UNICODE_ESCAPE_NOT_ALLOWED: 47002;
  /** A template field is empty or breaks its format rule. */ readonly INVALID_TEMPLATE_PARAM: 47003;
  /** More than 1000 pages were submitted at once. */ readonly TOO_MANY_SUBMIT_PAGES: 47004;
  /** The daily page-submission quota is used up. */ readonly SUBMIT_PAGES_DAILY_LIMIT_EXCEEDED: 47006;
  /** The activity_id is wrong. */ readonly INVALID_ACTIVITY_ID: 47501;
  /** The target_state is wrong. */ readonly INVALID_TARGET_STATE: 47502;
  /** The version_type is wrong. */ readonly INVALID_VERSION_TYPE: 47503;
  /** The activity_id has expired. */ readonly ACTIVITY_ID_EXPIRED: 47504;
  /** The account has no permission for this API. */ readonly API_UNAUTHORIZED: 48001;
  /** The follower switched off messages from the account. */ readonly USER_BLOCKS_MESSAGES: 48002;
  /** The caller has no permission for this API. */ readonly WECOM_API_NO_PERMISSION: 48002;
  /** The administrator has not accepted the mass-send agreement. */ readonly MASS_SEND_AGREEMENT_NOT_ACCEPTED: 48003;
  /** The suite_id does not match the suite_access_token. */ readonly WECOM_SUITE_ID_MISMATCH: 48003;
  /** The API is blocked for this account because of violations. */ readonly API_BLOCKED: 48004;
  /** The authorization is missing or was withdrawn. */ readonly WECOM_AUTHORIZATION_INVALID: 48004;
  /** Material used by an auto-reply or menu cannot be deleted. */ readonly MATERIAL_REFERENCED: 48005;
  /** The API has been withdrawn. */ readonly WECOM_API_DEPRECATED: 48005;
  /** No quota resets are left. */ readonly CLEAR_QUOTA_LIMIT_EXCEEDED: 48006;
  /** The account may not send this message type. */ readonly MESSAGE_TYPE_NOT_PERMITTED: 48008;
  /** The API has expired. */ readonly API_EXPIRED: 48009;
  /** The material may not be changed. */ readonly MATERIAL_MODIFICATION_FORBIDDEN: 48010;
  /** The template is disabled. */ readonly TEMPLATE_ID_DISABLED: 48011;
  /** The video was not uploaded through the new API and cannot be mass-sent. */ readonly VIDEO_NOT_UPLOADED_BY_NEW_API: 48013;
  /** The review status of the video does not allow this. */ readonly VIDEO_REVIEW_STATUS_ABNORMAL: 48014;
  /** The account has no comment feature. */ readonly COMMENT_FEATURE_UNAVAILABLE: 48015;
  /** The appid differs from the one the access_token was issued for. */ readonly APPID_TOKEN_MISMATCH: 49001;
  /** The openid or transid is empty. */ readonly EMPTY_OPENID_OR_TRANSID: 49002;
  /** The OpenID does not belong to this AppID. */ readonly OPENID_APPID_MISMATCH: 49003;
  /** The user has not authorized this API. */ readonly API_NOT_AUTHORIZED_BY_USER: 50001;
  /** The domain of redirect_url is not a trusted domain. */ readonly WECOM_UNTRUSTED_REDIRECT_URL: 50001;
  /** The user or account is restricted, frozen or deleted. */ readonly USER_RESTRICTED: 50002;
  /** The member is outside the permitted range. */ readonly WECOM_MEMBER_OUT_OF_SCOPE: 50002;
  /** The user is unexpected and may not be on the whitelist. */ readonly USER_NOT_WHITELISTED: 50003;
  /** The application is disabled. */ readonly WECOM_APP_DISABLED: 50003;
  /** The account may not use access_token, probably as a penalty. */ readonly ACCESS_TOKEN_USE_FORBIDDEN: 50004;
  /** The user does not follow the account. */ readonly USER_UNSUBSCRIBED: 50005;
  /** The user switched off the friends authorization. */ readonly FRIEND_AUTHORIZATION_OFF: 50006;
  /** The name has an unacceptable format. */ readonly INVALID_NICKNAME_FORMAT: 53010;
  /** Names are being checked too often. */ readonly NICKNAME_CHECK_TOO_FREQUENT: 53011;
  /** The name is forbidden. */ readonly NICKNAME_FORBIDDEN: 53012;
  /** The name collides with a WeChat ID. */ readonly NICKNAME_HITS_WECHAT_ID: 53018;
  /** The name is in a protection period. */ readonly NICKNAME_PROTECTED: 53019;
  /** The monthly number of introduction edits is used up. */ readonly INTRODUCTION_EDIT_QUOTA_EXCEEDED: 53200;
  /** The introduction contains a blacklisted keyword. */ readonly INTRODUCTION_KEYWORD_BLACKLISTED: 53201;
  /** The monthly number of avatar edits is used up. */ readonly AVATAR_EDIT_QUOTA_EXCEEDED: 53202;
  /** The monthly number of operations is used up. */ readonly MONTHLY_OPERATION_LIMIT_EXCEEDED: 53300;
  /** The maximum number of categories is reached. */ readonly CATEGORY_LIMIT_EXCEEDED: 53301;
  /** Publishing is blocked for this account. */ readonly PUBLISH_BLOCKED: 53500;
  /** Publishing is requested too often. */ readonly PUBLISH_TOO_FREQUENT: 53501;
  /** The publish_id is not valid. */ readonly INVALID_PUBLISH_ID: 53502;
  /** The article_id is not valid. */ readonly INVALID_ARTICLE_ID: 53600;
  /** No department has this id. */ readonly DEPARTMENT_NOT_FOUND: 60003;
  /** The user cancelled the authorization. */ readonly AUTHORIZATION_CANCELLED: 60006;
  /** The caller has no permission for the given member, department or tag. */ readonly CONTACT_NO_PERMISSION: 60011;
  /** The caller IP is not a trusted IP. */ readonly WECOM_IP_NOT_WHITELISTED: 60020;
  /** The UserID is already taken. */ readonly USERID_EXISTS: 60102;
  /** The mobile number is already taken. */ readonly MOBILE_EXISTS: 60104;
  /** No member has this UserID. */ readonly USERID_NOT_FOUND: 60111;
  /** The department id is not in the directory. */ readonly INVALID_DEPARTMENT_ID: 60123;
  /** The type of the third-party platform is not valid. */ readonly INVALID_COMPONENT_TYPE: 61000;
  /** The type and the appid of the third-party platform do not match. */ readonly COMPONENT_TYPE_APPID_MISMATCH: 61001;
  /** The account has not authorized this third-party platform. */ readonly COMPONENT_NOT_AUTHORIZED: 61003;
  /** The caller IP is not registered. */ readonly CLIENT_IP_NOT_REGISTERED: 61004;
  /** The component_verify_ticket has expired. */ readonly COMPONENT_VERIFY_TICKET_EXPIRED: 61005;
  /** The component_verify_ticket is not valid. */ readonly INVALID_COMPONENT_VERIFY_TICKET: 61006;
  /** The authorization given to the third-party platform does not cover this API. */ readonly API_NOT_GRANTED_TO_COMPONENT: 61007;
  /** The request of the third-party platform repeats a key. */ readonly DUPLICATE_COMPONENT_REQUEST_KEY: 61008;
  /** The authorization code is not valid. */ readonly INVALID_AUTHORIZATION_CODE: 61009;
  /** The authorization code has expired. */ readonly AUTHORIZATION_CODE_EXPIRED: 61010;
  /** The third-party platform is not valid. */ readonly INVALID_COMPONENT: 61011;
  /** The option name is not accepted. */ readonly INVALID_OPTION_NAME: 61012;
  /** The option value is not accepted. */ readonly INVALID_OPTION_VALUE: 61013;
  /** This API needs a component_access_token. */ readonly COMPONENT_TOKEN_REQUIRED: 61014;
  /** This API needs the authorizer's token, not the component token. */ readonly AUTHORIZER_TOKEN_REQUIRED: 61015;
  /** The permission set of this API must first be confirmed by the third-party platform. */ readonly PERMISSION_SET_NOT_CONFIRMED: 61016;
  /** The permission set was not granted. */ readonly PERMISSION_SET_NOT_AUTHORIZED: 61017;
  /** The authorizer_refresh_token is not valid. */ readonly INVALID_AUTHORIZER_REFRESH_TOKEN: 61023;
  /** A platform account must fetch its token through api_component_token. */ readonly API_COMPONENT_TOKEN_REQUIRED: 61024;
  /** The option is read-only. */ readonly OPTION_READ_ONLY: 61025;
  /** The third-party platform is not published. */ readonly COMPONENT_NOT_PUBLISHED: 61028;
  /** The third-party platform must be published again with the base permission set. */ readonly COMPONENT_REPUBLISH_REQUIRED: 61029;
  /** The legal person's identity and the WeChat account do not match. */ readonly LEGAL_PERSON_INFO_MISMATCH: 61070;
  /** The customer-service system failed internally. */ readonly KF_SYSTEM_ERROR: 61450;
  /** A customer-service request parameter is not valid. */ readonly KF_INVALID_PARAMETER: 61451;
  /** The customer-service account is not valid. */ readonly INVALID_KF_ACCOUNT: 61452;
  /** A customer-service account with this name already exists. */ readonly KF_ACCOUNT_EXISTS: 61453;
  /** The customer-service account name exceeds 10 characters before the @. */ readonly KF_ACCOUNT_NAME_TOO_LONG: 61454;
  /** The customer-service account name may contain letters and digits only. */ readonly KF_ACCOUNT_ILLEGAL_CHARACTER: 61455;
  /** The account already has the maximum number of customer-service accounts. */ readonly KF_ACCOUNT_LIMIT_EXCEEDED: 61456;
  /** The avatar file type is not accepted. */ readonly INVALID_AVATAR_FILE_TYPE: 61457;
  /** The date format is wrong. */ readonly INVALID_DATE_FORMAT: 61500;
  /** The date range is not valid. */ readonly INVALID_DATE_RANGE: 61501;
  /** The statistics are not ready yet. */ readonly DATA_NOT_READY: 61503;
  /** Some parameters are empty. */ readonly EMPTY_PARAMETERS: 63001;
  /** The request signature is not valid. */ readonly INVALID_REQUEST_SIGNATURE: 63002;
  /** The store category is not valid. */ readonly INVALID_STORE_CATEGORY: 65104;
  /** The store photo URL is not valid. */ readonly INVALID_STORE_PHOTO_URL: 65105;
  /** The store must be approved first. */ readonly STORE_NOT_APPROVED: 65106;
  /** The store may not be changed now. */ readonly STORE_MODIFICATION_FORBIDDEN: 65107;
  /** No store has this id. */ readonly STORE_NOT_FOUND: 65115;
  /** The store's current status does not allow the update. */ readonly INVALID_STORE_STATUS: 65118;
  /** No conditional menu has this menuid. */ readonly CONDITIONAL_MENU_NOT_FOUND: 65301;
  /** No user matches the given user id. */ readonly MENU_USER_NOT_FOUND: 65302;
  /** A default menu must exist before conditional menus can be created. */ readonly DEFAULT_MENU_REQUIRED: 65303;
  /** The match rule of the conditional menu is empty. */ readonly EMPTY_MATCH_RULE: 65304;
  /** The account has too many conditional menus. */ readonly CONDITIONAL_MENU_LIMIT_EXCEEDED: 65305;
  /** This account type does not support conditional menus. */ readonly CONDITIONAL_MENU_UNSUPPORTED: 65306;
  /** The conditional menu has no content. */ readonly EMPTY_CONDITIONAL_MENU: 65307;
  /** A button has no response action. */ readonly BUTTON_ACTION_MISSING: 65308;
  /** The conditional-menu feature is switched off. */ readonly CONDITIONAL_MENU_DISABLED: 65309;
  /** A country is required when a province or city is given. */ readonly MENU_COUNTRY_REQUIRED: 65310;
  /** A province is required when a city is given. */ readonly MENU_PROVINCE_REQUIRED: 65311;
  /** The country value is not valid. */ readonly INVALID_MENU_COUNTRY: 65312;
  /** The province value is not valid. */ readonly INVALID_MENU_PROVINCE: 65313;
  /** The city value is not valid. */ readonly INVALID_MENU_CITY: 65314;
  /** The menu links to more than three external domains. */ readonly TOO_MANY_MENU_DOMAINS: 65316;
  /** A menu URL is not valid. */ readonly INVALID_MENU_URL: 65317;
  /** The request must be encoded in UTF-8. */ readonly UTF8_REQUIRED: 65318;
  /** This account may not create menus. */ readonly MENU_CREATION_FORBIDDEN: 65319;
  /** The new customer-service feature is not enabled. */ readonly CUSTOM_SERVICE_NOT_ENABLED: 65400;
  /** The customer-service account is not recognised. */ readonly INVALID_CUSTOM_SERVICE_ACCOUNT: 65401;
  /** The customer-service account is not bound to a WeChat user yet. */ readonly CUSTOM_SERVICE_ACCOUNT_NOT_BOUND: 65402;
  /** The customer-service nickname is not acceptable. */ readonly ILLEGAL_CUSTOM_SERVICE_NICKNAME: 65403;
  /** The customer-service account name is not acceptable. */ readonly ILLEGAL_CUSTOM_SERVICE_ACCOUNT: 65404;
  /** The maximum number of customer-service accounts is reached. */ readonly CUSTOM_SERVICE_ACCOUNT_LIMIT_EXCEEDED: 65405;
  /** The customer-service account already exists. */ readonly CUSTOM_SERVICE_ACCOUNT_EXISTS: 65406;
  /** The WeChat user already works for this account. */ readonly CUSTOM_SERVICE_WORKER_EXISTS: 65407;
  /** The WeChat user was already invited. */ readonly CUSTOM_SERVICE_ALREADY_INVITED: 65408;
  /** The WeChat ID to invite is not valid. */ readonly INVALID_CUSTOM_SERVICE_WECHAT_ID: 65409;
  /** The worker is bound to too many customer-service accounts. */ readonly CUSTOM_SERVICE_WORKER_BIND_LIMIT: 65410;
  /** An invitation for this account still awaits an answer. */ readonly CUSTOM_SERVICE_INVITATION_PENDING: 65411;
  /** The customer-service account is already bound to a WeChat user. */ readonly CUSTOM_SERVICE_ACCOUNT_ALREADY_BOUND: 65412;
  /** No active session exists with this customer. */ readonly CUSTOM_SERVICE_SESSION_NOT_FOUND: 65413;
  /** The customer is being served by someone else. */ readonly CUSTOMER_SERVED_BY_ANOTHER_WORKER: 65414;
  /** The worker is offline. */ readonly CUSTOM_SERVICE_WORKER_OFFLINE: 65415;
  /** The query parameters are not valid. */ readonly CUSTOM_SERVICE_INVALID_PARAMETER: 65416;
  /** The query period is too long. */ readonly CUSTOM_SERVICE_TIME_RANGE_TOO_LONG: 65417;
  /** The invoice is locked by another account. */ readonly INVOICE_LOCKED: 72023;
  /** The invoice status does not allow this operation. */ readonly INVALID_INVOICE_STATUS: 72024;
  /** The invoice is busy. */ readonly INVOICE_BUSY: 72036;
  /** No request has this rid. */ readonly RID_NOT_FOUND: 76001;
  /** The rid is empty or malformed. */ readonly INVALID_RID: 76002;
  /** The rid belongs to another account's call. */ readonly RID_NO_PERMISSION: 76003;
  /** The rid is older than 7 days. */ readonly RID_EXPIRED: 76004;
  /** The cgi_path is not a known API path. */ readonly INVALID_CGI_PATH: 76021;
  /** The token does not fit the account type of this API. */ readonly TOKEN_ACCOUNT_MISMATCH: 76022;
  /** A temporary system error occurred. */ readonly SYSTEM_ERROR_TRY_LATER: 80000;
  /** The plugin version is not valid. */ readonly INVALID_PLUGIN_VERSION: 80066;
  /** The plugin in use cannot be found. */ readonly USED_PLUGIN_NOT_FOUND: 80067;
  /** The mini program may not use this plugin. */ readonly PLUGIN_NO_PERMISSION: 80082;
  /** Every receiver is invalid or not permitted. */ readonly ALL_RECEIVERS_INVALID_OR_FORBIDDEN: 81013;
  /** Every receiver is invalid. */ readonly ALL_RECEIVERS_INVALID: 82001;
  /** The user_ticket has expired. */ readonly USER_TICKET_EXPIRED: 84014;
  /** The user_ticket is not valid. */ readonly INVALID_USER_TICKET: 84015;
  /** The member has no relationship with this external contact. */ readonly EXTERNAL_CONTACT_NOT_RELATED: 84061;
  /** The caller has no permission for external contacts. */ readonly EXTERNAL_CONTACT_NO_PERMISSION: 84074;
  /** The WeChat ID does not exist or cannot be searched for. */ readonly WECHAT_ID_NOT_SEARCHABLE: 85001;
  /** The mini program has too many testers. */ readonly TESTER_LIMIT_EXCEEDED: 85002;
  /** The user already tests too many mini programs. */ readonly USER_TESTER_LIMIT_EXCEEDED: 85003;
  /** The user is already bound as a tester. */ readonly TESTER_ALREADY_BOUND: 85004;
  /** The mini program is not linked to the official account. */ readonly MINIPROGRAM_NOT_LINKED: 85005;
  /** The tag format is wrong. */ readonly INVALID_AUDIT_TAG: 85006;
  /** The page path format is wrong. */ readonly INVALID_AUDIT_PAGE: 85007;
  /** The category is wrong or not approved. */ readonly INVALID_AUDIT_CATEGORY: 85008;
  /** Another version is already under review. */ readonly AUDIT_IN_PROGRESS: 85009;
  /** An item in item_list lacks required data. */ readonly AUDIT_ITEM_EMPTY: 85010;
  /** The title is not acceptable. */ readonly INVALID_AUDIT_TITLE: 85011;
  /** The audit id is not valid. */ readonly INVALID_AUDIT_ID: 85012;
  /** The custom configuration ext_json is not valid. */ readonly INVALID_EXT_JSON: 85013;
  /** The code template number does not exist. */ readonly INVALID_CODE_TEMPLATE_ID: 85014;
  /** The account is not a mini program. */ readonly NOT_MINIPROGRAM_ACCOUNT: 85015;
  /** The maximum number of domains is reached. */ readonly DOMAIN_LIMIT_EXCEEDED: 85016;
  /** No domain is left to change after filtering. */ readonly NO_DOMAIN_TO_MODIFY: 85017;
  /** The domain is not configured on the third-party platform. */ readonly DOMAIN_NOT_SET_ON_PLATFORM: 85018;
  /** No version is under review. */ readonly NO_VERSION_UNDER_AUDIT: 85019;
  /** The review status does not allow a release. */ readonly AUDIT_STATUS_NOT_RELEASABLE: 85020;
  /** The status cannot be changed. */ readonly STATUS_NOT_CHANGEABLE: 85021;
  /** The action value is not accepted. */ readonly INVALID_ACTION: 85022;
  /** A review needs between 1 and 5 items. */ readonly INVALID_AUDIT_ITEM_COUNT: 85023;
  /** The code template is faulty. */ readonly CODE_TEMPLATE_ERROR: 85043;
  /** The code package is too large. */ readonly CODE_PACKAGE_TOO_LARGE: 85044;
  /** A path in ext_json does not exist. */ readonly EXT_JSON_PATH_NOT_FOUND: 85045;
  /** A tabBar item has no path. */ readonly TABBAR_PATH_MISSING: 85046;
  /** The pages field is empty. */ readonly EMPTY_CODE_PAGES: 85047;
  /** The ext_json could not be parsed. */ readonly EXT_JSON_PARSE_ERROR: 85048;
  /** The taskid is not valid. */ readonly INVALID_TASK_ID: 85060;
  /** The template or draft cannot be found. */ readonly TEMPLATE_OR_DRAFT_NOT_FOUND: 85064;
  /** The code template library is full. */ readonly CODE_TEMPLATE_LIBRARY_FULL: 85065;
  /** The link of the QR-code rule is wrong. */ readonly INVALID_QRCODE_PREFIX: 85066;
  /** The test link is not below the rule's link. */ readonly TEST_URL_NOT_SUB_PREFIX: 85068;
  /** The verification file check failed. */ readonly VERIFY_FILE_CHECK_FAILED: 85069;
  /** The link was already added. */ readonly QRCODE_PREFIX_ALREADY_ADDED: 85071;
  /** The link is taken by another mini program. */ readonly QRCODE_PREFIX_TAKEN: 85072;
  /** The maximum number of QR-code rules is reached. */ readonly QRCODE_RULE_LIMIT_EXCEEDED: 85073;
  /** The mini program is not released yet. */ readonly MINIPROGRAM_NOT_PUBLISHED: 85074;
  /** A selected category was withdrawn by the platform. */ readonly CATEGORY_WITHDRAWN: 85077;
  /** The mini program has no released version. */ readonly NO_ONLINE_VERSION: 85079;
  /** The submitted version was not approved. */ readonly AUDIT_NOT_APPROVED: 85080;
  /** The gray-release percentage is not valid. */ readonly INVALID_GRAY_PERCENTAGE: 85081;
  /** The gray-release percentage must be higher than before. */ readonly GRAY_PERCENTAGE_TOO_LOW: 85082;
  /** The search setting is banned and cannot be changed. */ readonly SEARCH_STATUS_BANNED: 85083;
  /** The status must be 0 or 1. */ readonly INVALID_SEARCH_STATUS: 85084;
  /** Too many versions were submitted for review. */ readonly AUDIT_SUBMISSION_LIMIT_EXCEEDED: 85085;
  /** Code must be committed before a review is submitted. */ readonly CODE_COMMIT_REQUIRED: 85086;
  /** The appids used by navigateToMiniProgram must be declared. */ readonly NAVIGATE_APPID_LIST_REQUIRED: 85087;
  /** Only a third-party platform may make this call. */ readonly THIRD_PARTY_CALL_ONLY: 86000;
  /** The third-party platform has not committed any code. */ readonly NO_COMMITTED_CODE: 86001;
  /** The chatid is not valid. */ readonly WECOM_INVALID_CHATID: 86001;
  /** The mini program still lacks a nickname, avatar or introduction. */ readonly MINIPROGRAM_PROFILE_INCOMPLETE: 86002;
  /** The WeChat ID is not recognised. */ readonly INVALID_WECHAT_ACCOUNT: 86004;
  /** The mini program may not submit. */ readonly SUBMISSION_FORBIDDEN: 86007;
  /** The session_key is missing or has expired. */ readonly INVALID_SESSION_KEY: 87007;
  /** The sig_method is not accepted. */ readonly INVALID_SIG_METHOD: 87008;
  /** The signature is not valid. */ readonly INVALID_SIGNATURE: 87009;
  /** A gray release is running, so the version cannot be reverted. */ readonly GRAY_RELEASE_IN_PROGRESS: 87011;
  /** This version cannot be reverted. */ readonly VERSION_NOT_REVERTIBLE: 87012;
  /** The number of review withdrawals is used up (5 a day, 10 a month). */ readonly AUDIT_WITHDRAW_LIMIT_EXCEEDED: 87013;
  /** The content is flagged as risky. */ readonly RISKY_CONTENT: 87014;
  /** The check timed out and needs smaller content. */ readonly CONTENT_CHECK_TIMEOUT: 87015;
  /** The account has no permission for comments. */ readonly COMMENT_NO_PERMISSION: 88000;
  /** No article has this msg_data_id. */ readonly ARTICLE_NOT_FOUND: 88001;
  /** The article is restricted for safety reasons. */ readonly ARTICLE_SAFETY_LIMITED: 88002;
  /** The maximum number of featured comments is reached. */ readonly FEATURED_COMMENT_LIMIT_EXCEEDED: 88003;
  /** The comment was deleted by its author. */ readonly COMMENT_DELETED_BY_USER: 88004;
  /** The comment already has a reply. */ readonly COMMENT_ALREADY_REPLIED: 88005;
  /** The reply is empty or too long. */ readonly INVALID_REPLY_LENGTH: 88007;
  /** The comment does not exist. */ readonly COMMENT_NOT_FOUND: 88008;
  /** The reply does not exist. */ readonly REPLY_NOT_FOUND: 88009;
  /** The count must be between 1 and 50. */ readonly INVALID_COMMENT_COUNT: 88010;
  /** The account is already bound to an open-platform account. */ readonly OPEN_ACCOUNT_ALREADY_BOUND: 89000;
  /** The account and the open-platform account have different owners. */ readonly OPEN_ACCOUNT_OWNER_MISMATCH: 89001;
  /** The account is not bound to an open-platform account. */ readonly OPEN_ACCOUNT_NOT_BOUND: 89002;
  /** The open-platform account was not created through the API. */ readonly OPEN_ACCOUNT_NOT_CREATED_BY_API: 89003;
  /** The open-platform account has reached its limit of 100 bound accounts. */ readonly OPEN_ACCOUNT_BIND_LIMIT_EXCEEDED: 89004;
  /** The web-view domains are unchanged. */ readonly WEBVIEW_DOMAIN_UNCHANGED: 89019;
  /** The third-party platform has not set a web-view domain. */ readonly PLATFORM_WEBVIEW_DOMAIN_NOT_SET: 89020;
  /** The domain is not covered by the platform's web-view domains. */ readonly WEBVIEW_DOMAIN_NOT_ON_PLATFORM: 89021;
  /** The maximum number of web-view domains is reached. */ readonly WEBVIEW_DOMAIN_LIMIT_EXCEEDED: 89029;
  /** Personal mini programs cannot set web-view domains. */ readonly PERSONAL_WEBVIEW_DOMAIN_UNSUPPORTED: 89231;
  /** This plugin cannot be applied for. */ readonly PLUGIN_APPLY_FORBIDDEN: 89236;
  /** The plugin was already requested or added. */ readonly PLUGIN_ALREADY_ADDED: 89237;
  /** The maximum number of plugins is reached. */ readonly PLUGIN_LIMIT_EXCEEDED: 89238;
  /** The plugin does not exist. */ readonly PLUGIN_NOT_FOUND: 89239;
  /** The platform failed internally. */ readonly INTERNAL_ERROR: 89247;
  /** The type of the enterprise code is not valid. */ readonly INVALID_ENTERPRISE_CODE_TYPE: 89248;
  /** A task for this owner is already running. */ readonly REGISTRATION_TASK_RUNNING: 89249;
  /** The task cannot be found. */ readonly REGISTRATION_TASK_NOT_FOUND: 89250;
  /** The legal person's face check is pending. */ readonly LEGAL_PERSON_VERIFY_PENDING: 89251;
  /** The legal person and enterprise data are still being compared. */ readonly ENTERPRISE_INFO_CHECKING: 89252;
  /** Some parameters are missing. */ readonly REGISTRATION_PARAMETER_MISSING: 89253;
  /** The third-party platform lacks some permission sets. */ readonly COMPONENT_PERMISSION_INCOMPLETE: 89254;
  /** The enterprise code is not valid. */ readonly INVALID_ENTERPRISE_CODE: 89255;
  /** The order is not valid. */ readonly INVALID_ORDER: 89300;
  /** The system is unstable at the moment. */ readonly SYSTEM_UNSTABLE: 89401;
  /** The review is not waiting in the queue. */ readonly AUDIT_NOT_IN_QUEUE: 89402;
  /** This kind of review cannot be sped up. */ readonly AUDIT_SPEEDUP_UNSUPPORTED: 89403;
  /** The review was already sped up. */ readonly AUDIT_ALREADY_SPED_UP: 89404;
  /** The monthly speed-up quota is used up. */ readonly AUDIT_SPEEDUP_QUOTA_EXCEEDED: 89405;
  /** An earlier confirmation request of the administrator is still open. */ readonly ADMIN_CONFIRMATION_UNHANDLED: 89501;
  /** The call waits for the administrator's confirmation. */ readonly ADMIN_CONFIRMATION_AWAITED: 89502;
  /** The administrator must confirm calls from this IP. */ readonly ADMIN_CONFIRMATION_REQUIRED: 89503;
  /** The administrator's confirmation is pending. */ readonly ADMIN_CONFIRMATION_PENDING: 89504;
  /** The administrator's confirmation is still in progress. */ readonly ADMIN_CONFIRMATION_IN_PROGRESS: 89505;
  /** The administrator refused this IP, which is blocked for 24 hours. */ readonly IP_REFUSED_BY_ADMIN_24H: 89506;
  /** The administrator refused this IP, which is blocked for 1 hour. */ readonly IP_REFUSED_BY_ADMIN_1H: 89507;
  /** The mini program was not created from an official account. */ readonly NOT_FAST_REGISTERED_MINIPROGRAM: 91001;
  /** A released mini program cannot be renamed. */ readonly RENAME_AFTER_RELEASE_FORBIDDEN: 91002;
  /** The rename status does not allow this. */ readonly INVALID_RENAME_STATUS: 91003;
  /** The nickname is not acceptable. */ readonly ILLEGAL_NICKNAME: 91004;
  /** The nickname is already taken. */ readonly NICKNAME_TAKEN: 91007;
  /** The ticket type is not valid. */ readonly INVALID_TICKET_TYPE: 91040;
  /** The open_kfid is not valid. */ readonly INVALID_OPEN_KFID: 95000;
  /** No customer-service account has this open_kfid. */ readonly OPEN_KFID_NOT_FOUND: 95004;
  /** WeChat customer service is managed inside WeCom. */ readonly KF_MANAGED_IN_WECOM: 95011;
  /** WeChat customer service is not used inside WeCom. */ readonly KF_NOT_USED_IN_WECOM: 95012;
  /** The customer-service API feature is not switched on. */ readonly KF_API_NOT_ENABLED: 95017;
  /** The account is banned. */ readonly ACCOUNT_BANNED: 200011;
  /** The account has too many private templates. */ readonly PRIVATE_TEMPLATE_LIMIT_EXCEEDED: 200012;
  /** The template is banned. */ readonly TEMPLATE_BANNED: 200013;
  /** The template tid is wrong. */ readonly INVALID_TEMPLATE_TID: 200014;
  /** The keyword list kidList is wrong. */ readonly INVALID_KEYWORD_ID_LIST: 200020;
  /** The scene description sceneDesc is wrong. */ readonly INVALID_SCENE_DESC: 200021;
  /** The caller has no permission for this application. */ readonly AGENT_NO_PERMISSION: 301002;
  /** The check-in data could not be read. */ readonly CHECKIN_DATA_FAILED: 301022;
  /** WeCom reported a temporary system error. */ readonly WECOM_SYSTEM_ERROR: 301070;
  /** The corpid does not exist. */ readonly CORPID_NOT_FOUND: 2000002;
  /** The posted data is not valid. */ readonly SHAKE_INVALID_POST_DATA: 9001001;
  /** The remote service is unavailable. */ readonly SHAKE_REMOTE_SERVICE_UNAVAILABLE: 9001002;
  /** The ticket is not valid. */ readonly SHAKE_INVALID_TICKET: 9001003;
  /** The shaking user's information could not be read. */ readonly SHAKE_GET_USER_INFO_FAILED: 9001004;
  /** The merchant information could not be read. */ readonly SHAKE_GET_MERCHANT_INFO_FAILED: 9001005;
  /** The OpenID could not be read. */ readonly SHAKE_GET_OPENID_FAILED: 9001006;
  /** The upload contains no file. */ readonly SHAKE_UPLOAD_FILE_MISSING: 9001007;
  /** The uploaded material has an unsupported file type. */ readonly SHAKE_INVALID_MATERIAL_TYPE: 9001008;
  /** The uploaded material has an unsupported size. */ readonly SHAKE_INVALID_MATERIAL_SIZE: 9001009;
  /** The upload failed. */ readonly SHAKE_UPLOAD_FAILED: 9001010;
  /** The account is not valid. */ readonly SHAKE_INVALID_ACCOUNT: 9001020;
  /** New devices are refused because under half of the existing ones are active. */ readonly SHAKE_ACTIVATION_RATE_TOO_LOW: 9001021;
  /** The number of devices applied for must be greater than zero. */ readonly SHAKE_INVALID_DEVICE_QUANTITY: 9001022;
  /** An application for device ids is still under review. */ readonly SHAKE_DEVICE_APPLICATION_PENDING: 9001023;
  /** A query accepts at most 50 device ids. */ readonly SHAKE_TOO_MANY_DEVICE_IDS: 9001024;
  /** The device id is not valid. */ readonly SHAKE_INVALID_DEVICE_ID: 9001025;
  /** The page id is not valid. */ readonly SHAKE_INVALID_PAGE_ID: 9001026;
  /** A page parameter is not valid. */ readonly SHAKE_INVALID_PAGE_PARAMETER: 9001027;
  /** A delete call accepts at most 10 page ids. */ readonly SHAKE_TOO_MANY_PAGE_IDS_TO_DELETE: 9001028;
  /** The page is still bound to a device and must be unbound before deletion. */ readonly SHAKE_PAGE_IN_USE: 9001029;
  /** A query accepts at most 50 page ids. */ readonly SHAKE_TOO_MANY_PAGE_IDS_TO_QUERY: 9001030;
  /** The time range is not valid. */ readonly SHAKE_INVALID_TIME_RANGE: 9001031;
  /** The parameters that bind a device to pages are wrong. */ readonly SHAKE_INVALID_BINDING_PARAMETER: 9001032;
  /** The store id is not valid. */ readonly SHAKE_INVALID_STORE_ID: 9001033;
  /** The device remark is too long. */ readonly SHAKE_DEVICE_COMMENT_TOO_LONG: 9001034;
  /** The device application parameters are not valid. */ readonly SHAKE_INVALID_APPLICATION_PARAMETER: 9001035;
  /** The start value (begin) of the query is not valid. */ readonly SHAKE_INVALID_QUERY_BEGIN: 9001036;
  /** The logistics API is called or retried too fast. */ readonly LOGISTICS_RETRY_TOO_FAST: 9300509;
  /** The logistics API is rate-limited. */ readonly LOGISTICS_RATE_LIMITED: 9300537;
}

/**
 * Every known errcode by name, so that code can say `Errcode.INVALID_OPENID` instead of 40003. Frozen.
 *
 * Names are unique, numbers are not: WeCom gives about thirty numbers a meaning of their own, and those names start
 * with `WECOM_` (`Errcode.INVALID_CREDENTIAL` and `Errcode.WECOM_INVALID_SECRET` are both 40001).
 *
 * @example
 * ```ts
 * import { Errcode } from "axios-wechat/errcodes";
 *
 * const answer = { errcode: 45015, errmsg: "response out of time limit" };
 * if (answer.errcode === Errcode.REPLY_WINDOW_EXPIRED) console.log("the user has been silent for too long");
 * ```
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
export const Errcode: Numbers = /* @__PURE__ */ Object.freeze({
  SYSTEM_BUSY: -1,
  SUCCESS: 0,
  SYSTEM_ERROR: -1000,
  INVALID_CREDENTIAL: 40001,
  WECOM_INVALID_SECRET: 40001,
  INVALID_GRANT_TYPE: 40002,
  INVALID_OPENID: 40003,
  WECOM_INVALID_USERID: 40003,
  INVALID_MEDIA_TYPE: 40004,
  INVALID_FILE_TYPE: 40005,
  WECOM_INVALID_UPLOAD_TYPE: 40005,
  INVALID_FILE_SIZE: 40006,
  INVALID_MEDIA_ID: 40007,
  INVALID_MESSAGE_TYPE: 40008,
  INVALID_IMAGE_SIZE: 40009,
  INVALID_VOICE_SIZE: 40010,
  INVALID_VIDEO_SIZE: 40011,
  INVALID_THUMB_SIZE: 40012,
  INVALID_APPID: 40013,
  WECOM_INVALID_CORPID: 40013,
  INVALID_ACCESS_TOKEN: 40014,
  INVALID_MENU_TYPE: 40015,
  INVALID_BUTTON_COUNT: 40016,
  INVALID_BUTTON_TYPE: 40017,
  WECOM_INVALID_BUTTON_TYPE: 40017,
  INVALID_BUTTON_NAME_LENGTH: 40018,
  INVALID_BUTTON_KEY_LENGTH: 40019,
  INVALID_BUTTON_URL_LENGTH: 40020,
  INVALID_MENU_VERSION: 40021,
  INVALID_SUB_MENU_LEVEL: 40022,
  INVALID_SUB_BUTTON_COUNT: 40023,
  INVALID_SUB_BUTTON_TYPE: 40024,
  INVALID_SUB_BUTTON_NAME_LENGTH: 40025,
  INVALID_SUB_BUTTON_KEY_LENGTH: 40026,
  INVALID_SUB_BUTTON_URL_LENGTH: 40027,
  INVALID_MENU_USER: 40028,
  INVALID_OAUTH_CODE: 40029,
  INVALID_REFRESH_TOKEN: 40030,
  INVALID_OPENID_LIST: 40031,
  WECOM_INVALID_USERID_LIST: 40031,
  INVALID_OPENID_LIST_LENGTH: 40032,
  WECOM_INVALID_USERID_LIST_LENGTH: 40032,
  INVALID_REQUEST_CHARACTERS: 40033,
  INVALID_TEMPLATE_SIZE: 40034,
  INVALID_PARAMETER: 40035,
  INVALID_TEMPLATE_ID_LENGTH: 40036,
  INVALID_TEMPLATE_ID: 40037,
  INVALID_REQUEST_FORMAT: 40038,
  INVALID_URL_LENGTH: 40039,
  INVALID_URL_DOMAIN: 40048,
  INVALID_GROUP_ID: 40050,
  WECOM_CHATID_NOT_FOUND: 40050,
  INVALID_GROUP_NAME: 40051,
  INVALID_ACTION_NAME: 40052,
  INVALID_ACTION_INFO: 40053,
  INVALID_SUB_BUTTON_URL_DOMAIN: 40054,
  INVALID_BUTTON_URL_DOMAIN: 40055,
  INVALID_AGENTID: 40056,
  INVALID_CALLBACK_URL: 40057,
  WECOM_INVALID_PARAMETER: 40058,
  INVALID_MESSAGE_ID: 40059,
  INVALID_ARTICLE_INDEX: 40060,
  INVALID_TITLE_LENGTH: 40062,
  WECOM_EMPTY_PARAMETER: 40063,
  INVALID_URL: 40066,
  WECOM_INVALID_DEPARTMENT_LIST: 40066,
  WECOM_INVALID_TAG_ID: 40068,
  INVALID_CARD_ID: 40073,
  WECOM_INVALID_OPENID: 40073,
  INVALID_PRE_AUTH_CODE: 40077,
  INVALID_CARD_STATUS: 40078,
  WECOM_INVALID_AUTH_CODE: 40078,
  INVALID_CARD_TIME: 40079,
  INVALID_SUITE_SECRET: 40080,
  INVALID_SUITE_TOKEN: 40082,
  INVALID_SUITE_ID: 40083,
  INVALID_PERMANENT_CODE: 40084,
  INVALID_SUITE_TICKET: 40085,
  INVALID_COMPONENT_TICKET: 40091,
  WECOM_SECRET_MISMATCH: 40091,
  INVALID_JSAPI_TICKET: 40093,
  INVALID_COMPONENT_CREDENTIAL: 40094,
  INVALID_CALLER_SOURCE: 40095,
  INVALID_EXTERNAL_USERID: 40096,
  INVALID_ARGUMENT: 40097,
  CARD_CODE_CONSUMED: 40099,
  MISSING_PARAMETER: 40101,
  INVALID_INDUSTRY_ID: 40102,
  INVALID_INDUSTRY_INDEX: 40103,
  UNSUPPORTED_FILE_TYPE: 40113,
  INVALID_CARD_CODE: 40116,
  ILLEGAL_GROUP_NAME: 40117,
  INVALID_MEDIA_ID_SIZE: 40118,
  WRONG_BUTTON_TYPE: 40119,
  WRONG_SUB_BUTTON_TYPE: 40120,
  INVALID_MEDIA_ID_TYPE: 40121,
  INVALID_CARD_QUANTITY: 40122,
  INVALID_APPSECRET: 40125,
  MATERIAL_API_MEDIA_ID_REQUIRED: 40128,
  INVALID_SCENE: 40129,
  TOO_FEW_OPENIDS: 40130,
  INVALID_WECHAT_ID: 40132,
  UNSUPPORTED_IMAGE_FORMAT: 40137,
  INVALID_USER_GROUP_ID: 40152,
  OTHER_ACCOUNT_HOMEPAGE_LINK: 40155,
  INVALID_PATH_LENGTH: 40159,
  INVALID_IMAGE_FILE: 40160,
  OAUTH_CODE_ALREADY_USED: 40163,
  IP_NOT_WHITELISTED: 40164,
  INVALID_MINIPROGRAM_PAGEPATH: 40165,
  INVALID_MINIPROGRAM_APPID: 40166,
  INVALID_SCENE_LENGTH: 40169,
  TOO_MANY_ARGUMENTS: 40170,
  NO_BINDING_RELATION: 40173,
  WAYBILL_NOT_FOUND: 40199,
  KF_ACCOUNT_BANNED: 40201,
  EMPTY_PAGE_PATH: 40210,
  INVALID_PAGE_QUERY: 40212,
  EMPTY_SUBMIT_PAGES: 40219,
  HIGH_RISK_USER_BLOCKED: 40226,
  EMPTY_TITLE: 40227,
  EMPTY_MEDIA_COVER: 40229,
  DUPLICATE_MESSAGE: 40241,
  APPSECRET_FROZEN: 40243,
  TEMPLATE_MESSAGE_BLOCKED: 40249,
  TEMPLATE_MESSAGE_UNDER_REVIEW: 40252,
  MISSING_ACCESS_TOKEN: 41001,
  MISSING_APPID: 41002,
  WECOM_MISSING_CORPID: 41002,
  MISSING_REFRESH_TOKEN: 41003,
  MISSING_SECRET: 41004,
  MISSING_MEDIA_DATA: 41005,
  MISSING_MEDIA_ID: 41006,
  MISSING_SUB_MENU_DATA: 41007,
  MISSING_OAUTH_CODE: 41008,
  MISSING_OPENID: 41009,
  WECOM_MISSING_USERID: 41009,
  MISSING_URL: 41010,
  MISSING_REQUIRED_FIELDS: 41011,
  WECOM_MISSING_AGENTID: 41011,
  MISSING_CARD_ID: 41012,
  MISSING_CARD_CODE: 41013,
  MISSING_COMPONENT_APPID: 41018,
  MISSING_COMPONENT_ACCESS_TOKEN: 41021,
  WECOM_MISSING_SUITE_ID: 41021,
  MISSING_SUITE_ACCESS_TOKEN: 41022,
  INVALID_FORM_ID: 41028,
  FORM_ID_ALREADY_USED: 41029,
  INVALID_PAGE_PATH: 41030,
  API_CREATED_MINIPROGRAM_ONLY: 41033,
  ACCESS_TOKEN_EXPIRED: 42001,
  REFRESH_TOKEN_EXPIRED: 42002,
  OAUTH_CODE_EXPIRED: 42003,
  API_USAGE_EXPIRED: 42005,
  COMPONENT_ACCESS_TOKEN_EXPIRED: 42006,
  USER_PASSWORD_CHANGED: 42007,
  WECOM_PRE_AUTH_CODE_EXPIRED: 42007,
  CLIENT_TMP_TOKEN_EXPIRED: 42009,
  WECOM_SUITE_ACCESS_TOKEN_EXPIRED: 42009,
  GET_METHOD_REQUIRED: 43001,
  POST_METHOD_REQUIRED: 43002,
  HTTPS_REQUIRED: 43003,
  FOLLOW_REQUIRED: 43004,
  WECOM_MEMBER_NOT_LINKED_TO_WECHAT: 43004,
  FRIEND_RELATION_REQUIRED: 43005,
  BLOCKED_BY_RECEIVER: 43006,
  MINIPROGRAM_NOT_VERIFIED: 43016,
  RECEIVER_IN_BLACKLIST: 43019,
  TEMPLATE_CHANGE_TOO_FREQUENT: 43100,
  SUBSCRIBE_MESSAGE_REFUSED: 43101,
  NOT_SUBSCRIBE_TEMPLATE: 43102,
  APPID_NO_PERMISSION: 43104,
  ARTICLE_TEMPLATE_NOT_BOUND: 43105,
  ADD_TEMPLATE_FORBIDDEN: 43106,
  CONCURRENT_SEND_TO_SAME_USER: 43108,
  WRONG_HTTP_METHOD: 43302,
  EMPTY_MEDIA_FILE: 44001,
  EMPTY_POST_BODY: 44002,
  EMPTY_NEWS_CONTENT: 44003,
  EMPTY_TEXT_CONTENT: 44004,
  EMPTY_LIST: 44005,
  EMPTY_FILE_DATA: 44006,
  DUPLICATE_MESSAGE_ID: 44007,
  MEDIA_FILE_TOO_LARGE: 45001,
  MESSAGE_CONTENT_TOO_LONG: 45002,
  TITLE_TOO_LONG: 45003,
  DESCRIPTION_TOO_LONG: 45004,
  URL_TOO_LONG: 45005,
  PICTURE_URL_TOO_LONG: 45006,
  VOICE_DURATION_TOO_LONG: 45007,
  TOO_MANY_ARTICLES: 45008,
  API_QUOTA_EXCEEDED: 45009,
  TOO_MANY_MENUS: 45010,
  API_RATE_LIMITED: 45011,
  TEMPLATE_TOO_LARGE: 45012,
  TOO_MANY_TEMPLATE_ARGS: 45013,
  TEMPLATE_MESSAGE_TOO_LARGE: 45014,
  REPLY_WINDOW_EXPIRED: 45015,
  SYSTEM_GROUP_READ_ONLY: 45016,
  GROUP_NAME_TOO_LONG: 45017,
  TOO_MANY_GROUPS: 45018,
  TOO_MANY_OPENIDS: 45019,
  TOO_MANY_IMAGES: 45020,
  FIELD_TOO_LONG: 45021,
  INVALID_APP_NAME_LENGTH: 45022,
  WECOM_ACCOUNT_LIMIT_EXCEEDED: 45024,
  TEMPLATE_LIMIT_EXCEEDED: 45026,
  WECOM_USER_DELETION_PROTECTED: 45026,
  TEMPLATE_INDUSTRY_CONFLICT: 45027,
  MASS_SEND_QUOTA_EXCEEDED: 45028,
  QRCODE_LIMIT_EXCEEDED: 45029,
  CARD_STOCK_LIMIT_EXCEEDED: 45031,
  CARD_GET_LIMIT_EXCEEDED: 45033,
  WECOM_CONCURRENCY_LIMIT_EXCEEDED: 45033,
  MATERIAL_COUNT_LIMIT_EXCEEDED: 45034,
  CLIENT_IP_NOT_WHITELISTED: 45035,
  USER_ANNOUNCEMENT_LIMIT_EXCEEDED: 45036,
  TEMP_SESSION_EXPIRED: 45037,
  TEMP_SESSION_NOT_FOR_FOLLOWER: 45038,
  MONTHLY_QUOTA_EXCEEDED: 45040,
  CUSTOM_MESSAGE_LIMIT_EXCEEDED: 45047,
  TAG_LIMIT_EXCEEDED: 45056,
  TAG_HAS_TOO_MANY_FOLLOWERS: 45057,
  SYSTEM_TAG_READ_ONLY: 45058,
  USER_TAG_LIMIT_EXCEEDED: 45059,
  MATERIAL_IN_USE: 45060,
  UPDATE_TOO_FREQUENT: 45061,
  NOT_MINIPROGRAM_ACCESS_TOKEN: 45063,
  MENU_MINIPROGRAM_NOT_LINKED: 45064,
  CLIENT_MSG_ID_EXISTS: 45065,
  CLIENT_MSG_ID_RETRY_TOO_FAST: 45066,
  CLIENT_MSG_ID_TOO_LONG: 45067,
  FILE_TOO_LARGE: 45068,
  INVALID_TYPING_COMMAND: 45072,
  MATERIAL_LIBRARY_FULL: 45074,
  TYPING_WITHOUT_RECENT_MESSAGE: 45080,
  ALREADY_TYPING: 45081,
  URL_DOMAIN_ICP_REQUIRED: 45082,
  INVALID_MASS_SEND_SPEED: 45083,
  MISSING_MASS_SEND_SPEED: 45084,
  MASS_SEND_SPEED_ERROR: 45085,
  CUSTOM_MESSAGE_BLOCKED: 45087,
  MESSAGE_QUOTA_EXCEEDED: 45093,
  ENTER_SESSION_MESSAGE_FORBIDDEN: 45094,
  MSGMENU_LIST_TOO_LONG: 45098,
  MSGMENU_ITEM_TOO_LONG: 45099,
  UPLOAD_LIMIT_EXCEEDED: 45101,
  API_TEMPORARILY_BLOCKED: 45102,
  API_UNSUPPORTED: 45103,
  DOMAIN_QUOTA_EXCEEDED: 45104,
  INVALID_TAG_NAME: 45157,
  TAG_NAME_TOO_LONG: 45158,
  INVALID_TAG_ID: 45159,
  INVALID_CONTENT: 45166,
  KEYWORD_BLACKLISTED: 45168,
  APP_REQUESTS_BLOCKED: 45501,
  MEDIA_NOT_FOUND: 46001,
  MENU_VERSION_NOT_FOUND: 46002,
  MENU_NOT_FOUND: 46003,
  USER_NOT_FOUND: 46004,
  POI_NOT_FOUND: 46005,
  FILE_TRANSCODING: 46007,
  RESULT_ID_NOT_FOUND: 46008,
  NO_USER_DATA: 46009,
  API_WITHDRAWN: 46101,
  BODY_PARSE_ERROR: 47001,
  UNICODE_ESCAPE_NOT_ALLOWED: 47002,
  INVALID_TEMPLATE_PARAM: 47003,
  TOO_MANY_SUBMIT_PAGES: 47004,
  SUBMIT_PAGES_DAILY_LIMIT_EXCEEDED: 47006,
  INVALID_ACTIVITY_ID: 47501,
  INVALID_TARGET_STATE: 47502,
  INVALID_VERSION_TYPE: 47503,
  ACTIVITY_ID_EXPIRED: 47504,
  API_UNAUTHORIZED: 48001,
  USER_BLOCKS_MESSAGES: 48002,
  WECOM_API_NO_PERMISSION: 48002,
  MASS_SEND_AGREEMENT_NOT_ACCEPTED: 48003,
  WECOM_SUITE_ID_MISMATCH: 48003,
  API_BLOCKED: 48004,
  WECOM_AUTHORIZATION_INVALID: 48004,
  MATERIAL_REFERENCED: 48005,
  WECOM_API_DEPRECATED: 48005,
  CLEAR_QUOTA_LIMIT_EXCEEDED: 48006,
  MESSAGE_TYPE_NOT_PERMITTED: 48008,
  API_EXPIRED: 48009,
  MATERIAL_MODIFICATION_FORBIDDEN: 48010,
  TEMPLATE_ID_DISABLED: 48011,
  VIDEO_NOT_UPLOADED_BY_NEW_API: 48013,
  VIDEO_REVIEW_STATUS_ABNORMAL: 48014,
  COMMENT_FEATURE_UNAVAILABLE: 48015,
  APPID_TOKEN_MISMATCH: 49001,
  EMPTY_OPENID_OR_TRANSID: 49002,
  OPENID_APPID_MISMATCH: 49003,
  API_NOT_AUTHORIZED_BY_USER: 50001,
  WECOM_UNTRUSTED_REDIRECT_URL: 50001,
  USER_RESTRICTED: 50002,
  WECOM_MEMBER_OUT_OF_SCOPE: 50002,
  USER_NOT_WHITELISTED: 50003,
  WECOM_APP_DISABLED: 50003,
  ACCESS_TOKEN_USE_FORBIDDEN: 50004,
  USER_UNSUBSCRIBED: 50005,
  FRIEND_AUTHORIZATION_OFF: 50006,
  INVALID_NICKNAME_FORMAT: 53010,
  NICKNAME_CHECK_TOO_FREQUENT: 53011,
  NICKNAME_FORBIDDEN: 53012,
  NICKNAME_HITS_WECHAT_ID: 53018,
  NICKNAME_PROTECTED: 53019,
  INTRODUCTION_EDIT_QUOTA_EXCEEDED: 53200,
  INTRODUCTION_KEYWORD_BLACKLISTED: 53201,
  AVATAR_EDIT_QUOTA_EXCEEDED: 53202,
  MONTHLY_OPERATION_LIMIT_EXCEEDED: 53300,
  CATEGORY_LIMIT_EXCEEDED: 53301,
  PUBLISH_BLOCKED: 53500,
  PUBLISH_TOO_FREQUENT: 53501,
  INVALID_PUBLISH_ID: 53502,
  INVALID_ARTICLE_ID: 53600,
  DEPARTMENT_NOT_FOUND: 60003,
  AUTHORIZATION_CANCELLED: 60006,
  CONTACT_NO_PERMISSION: 60011,
  WECOM_IP_NOT_WHITELISTED: 60020,
  USERID_EXISTS: 60102,
  MOBILE_EXISTS: 60104,
  USERID_NOT_FOUND: 60111,
  INVALID_DEPARTMENT_ID: 60123,
  INVALID_COMPONENT_TYPE: 61000,
  COMPONENT_TYPE_APPID_MISMATCH: 61001,
  COMPONENT_NOT_AUTHORIZED: 61003,
  CLIENT_IP_NOT_REGISTERED: 61004,
  COMPONENT_VERIFY_TICKET_EXPIRED: 61005,
  INVALID_COMPONENT_VERIFY_TICKET: 61006,
  API_NOT_GRANTED_TO_COMPONENT: 61007,
  DUPLICATE_COMPONENT_REQUEST_KEY: 61008,
  INVALID_AUTHORIZATION_CODE: 61009,
  AUTHORIZATION_CODE_EXPIRED: 61010,
  INVALID_COMPONENT: 61011,
  INVALID_OPTION_NAME: 61012,
  INVALID_OPTION_VALUE: 61013,
  COMPONENT_TOKEN_REQUIRED: 61014,
  AUTHORIZER_TOKEN_REQUIRED: 61015,
  PERMISSION_SET_NOT_CONFIRMED: 61016,
  PERMISSION_SET_NOT_AUTHORIZED: 61017,
  INVALID_AUTHORIZER_REFRESH_TOKEN: 61023,
  API_COMPONENT_TOKEN_REQUIRED: 61024,
  OPTION_READ_ONLY: 61025,
  COMPONENT_NOT_PUBLISHED: 61028,
  COMPONENT_REPUBLISH_REQUIRED: 61029,
  LEGAL_PERSON_INFO_MISMATCH: 61070,
  KF_SYSTEM_ERROR: 61450,
  KF_INVALID_PARAMETER: 61451,
  INVALID_KF_ACCOUNT: 61452,
  KF_ACCOUNT_EXISTS: 61453,
  KF_ACCOUNT_NAME_TOO_LONG: 61454,
  KF_ACCOUNT_ILLEGAL_CHARACTER: 61455,
  KF_ACCOUNT_LIMIT_EXCEEDED: 61456,
  INVALID_AVATAR_FILE_TYPE: 61457,
  INVALID_DATE_FORMAT: 61500,
  INVALID_DATE_RANGE: 61501,
  DATA_NOT_READY: 61503,
  EMPTY_PARAMETERS: 63001,
  INVALID_REQUEST_SIGNATURE: 63002,
  INVALID_STORE_CATEGORY: 65104,
  INVALID_STORE_PHOTO_URL: 65105,
  STORE_NOT_APPROVED: 65106,
  STORE_MODIFICATION_FORBIDDEN: 65107,
  STORE_NOT_FOUND: 65115,
  INVALID_STORE_STATUS: 65118,
  CONDITIONAL_MENU_NOT_FOUND: 65301,
  MENU_USER_NOT_FOUND: 65302,
  DEFAULT_MENU_REQUIRED: 65303,
  EMPTY_MATCH_RULE: 65304,
  CONDITIONAL_MENU_LIMIT_EXCEEDED: 65305,
  CONDITIONAL_MENU_UNSUPPORTED: 65306,
  EMPTY_CONDITIONAL_MENU: 65307,
  BUTTON_ACTION_MISSING: 65308,
  CONDITIONAL_MENU_DISABLED: 65309,
  MENU_COUNTRY_REQUIRED: 65310,
  MENU_PROVINCE_REQUIRED: 65311,
  INVALID_MENU_COUNTRY: 65312,
  INVALID_MENU_PROVINCE: 65313,
  INVALID_MENU_CITY: 65314,
  TOO_MANY_MENU_DOMAINS: 65316,
  INVALID_MENU_URL: 65317,
  UTF8_REQUIRED: 65318,
  MENU_CREATION_FORBIDDEN: 65319,
  CUSTOM_SERVICE_NOT_ENABLED: 65400,
  INVALID_CUSTOM_SERVICE_ACCOUNT: 65401,
  CUSTOM_SERVICE_ACCOUNT_NOT_BOUND: 65402,
  ILLEGAL_CUSTOM_SERVICE_NICKNAME: 65403,
  ILLEGAL_CUSTOM_SERVICE_ACCOUNT: 65404,
  CUSTOM_SERVICE_ACCOUNT_LIMIT_EXCEEDED: 65405,
  CUSTOM_SERVICE_ACCOUNT_EXISTS: 65406,
  CUSTOM_SERVICE_WORKER_EXISTS: 65407,
  CUSTOM_SERVICE_ALREADY_INVITED: 65408,
  INVALID_CUSTOM_SERVICE_WECHAT_ID: 65409,
  CUSTOM_SERVICE_WORKER_BIND_LIMIT: 65410,
  CUSTOM_SERVICE_INVITATION_PENDING: 65411,
  CUSTOM_SERVICE_ACCOUNT_ALREADY_BOUND: 65412,
  CUSTOM_SERVICE_SESSION_NOT_FOUND: 65413,
  CUSTOMER_SERVED_BY_ANOTHER_WORKER: 65414,
  CUSTOM_SERVICE_WORKER_OFFLINE: 65415,
  CUSTOM_SERVICE_INVALID_PARAMETER: 65416,
  CUSTOM_SERVICE_TIME_RANGE_TOO_LONG: 65417,
  INVOICE_LOCKED: 72023,
  INVALID_INVOICE_STATUS: 72024,
  INVOICE_BUSY: 72036,
  RID_NOT_FOUND: 76001,
  INVALID_RID: 76002,
  RID_NO_PERMISSION: 76003,
  RID_EXPIRED: 76004,
  INVALID_CGI_PATH: 76021,
  TOKEN_ACCOUNT_MISMATCH: 76022,
  SYSTEM_ERROR_TRY_LATER: 80000,
  INVALID_PLUGIN_VERSION: 80066,
  USED_PLUGIN_NOT_FOUND: 80067,
  PLUGIN_NO_PERMISSION: 80082,
  ALL_RECEIVERS_INVALID_OR_FORBIDDEN: 81013,
  ALL_RECEIVERS_INVALID: 82001,
  USER_TICKET_EXPIRED: 84014,
  INVALID_USER_TICKET: 84015,
  EXTERNAL_CONTACT_NOT_RELATED: 84061,
  EXTERNAL_CONTACT_NO_PERMISSION: 84074,
  WECHAT_ID_NOT_SEARCHABLE: 85001,
  TESTER_LIMIT_EXCEEDED: 85002,
  USER_TESTER_LIMIT_EXCEEDED: 85003,
  TESTER_ALREADY_BOUND: 85004,
  MINIPROGRAM_NOT_LINKED: 85005,
  INVALID_AUDIT_TAG: 85006,
  INVALID_AUDIT_PAGE: 85007,
  INVALID_AUDIT_CATEGORY: 85008,
  AUDIT_IN_PROGRESS: 85009,
  AUDIT_ITEM_EMPTY: 85010,
  INVALID_AUDIT_TITLE: 85011,
  INVALID_AUDIT_ID: 85012,
  INVALID_EXT_JSON: 85013,
  INVALID_CODE_TEMPLATE_ID: 85014,
  NOT_MINIPROGRAM_ACCOUNT: 85015,
  DOMAIN_LIMIT_EXCEEDED: 85016,
  NO_DOMAIN_TO_MODIFY: 85017,
  DOMAIN_NOT_SET_ON_PLATFORM: 85018,
  NO_VERSION_UNDER_AUDIT: 85019,
  AUDIT_STATUS_NOT_RELEASABLE: 85020,
  STATUS_NOT_CHANGEABLE: 85021,
  INVALID_ACTION: 85022,
  INVALID_AUDIT_ITEM_COUNT: 85023,
  CODE_TEMPLATE_ERROR: 85043,
  CODE_PACKAGE_TOO_LARGE: 85044,
  EXT_JSON_PATH_NOT_FOUND: 85045,
  TABBAR_PATH_MISSING: 85046,
  EMPTY_CODE_PAGES: 85047,
  EXT_JSON_PARSE_ERROR: 85048,
  INVALID_TASK_ID: 85060,
  TEMPLATE_OR_DRAFT_NOT_FOUND: 85064,
  CODE_TEMPLATE_LIBRARY_FULL: 85065,
  INVALID_QRCODE_PREFIX: 85066,
  TEST_URL_NOT_SUB_PREFIX: 85068,
  VERIFY_FILE_CHECK_FAILED: 85069,
  QRCODE_PREFIX_ALREADY_ADDED: 85071,
  QRCODE_PREFIX_TAKEN: 85072,
  QRCODE_RULE_LIMIT_EXCEEDED: 85073,
  MINIPROGRAM_NOT_PUBLISHED: 85074,
  CATEGORY_WITHDRAWN: 85077,
  NO_ONLINE_VERSION: 85079,
  AUDIT_NOT_APPROVED: 85080,
  INVALID_GRAY_PERCENTAGE: 85081,
  GRAY_PERCENTAGE_TOO_LOW: 85082,
  SEARCH_STATUS_BANNED: 85083,
  INVALID_SEARCH_STATUS: 85084,
  AUDIT_SUBMISSION_LIMIT_EXCEEDED: 85085,
  CODE_COMMIT_REQUIRED: 85086,
  NAVIGATE_APPID_LIST_REQUIRED: 85087,
  THIRD_PARTY_CALL_ONLY: 86000,
  NO_COMMITTED_CODE: 86001,
  WECOM_INVALID_CHATID: 86001,
  MINIPROGRAM_PROFILE_INCOMPLETE: 86002,
  INVALID_WECHAT_ACCOUNT: 86004,
  SUBMISSION_FORBIDDEN: 86007,
  INVALID_SESSION_KEY: 87007,
  INVALID_SIG_METHOD: 87008,
  INVALID_SIGNATURE: 87009,
  GRAY_RELEASE_IN_PROGRESS: 87011,
  VERSION_NOT_REVERTIBLE: 87012,
  AUDIT_WITHDRAW_LIMIT_EXCEEDED: 87013,
  RISKY_CONTENT: 87014,
  CONTENT_CHECK_TIMEOUT: 87015,
  COMMENT_NO_PERMISSION: 88000,
  ARTICLE_NOT_FOUND: 88001,
  ARTICLE_SAFETY_LIMITED: 88002,
  FEATURED_COMMENT_LIMIT_EXCEEDED: 88003,
  COMMENT_DELETED_BY_USER: 88004,
  COMMENT_ALREADY_REPLIED: 88005,
  INVALID_REPLY_LENGTH: 88007,
  COMMENT_NOT_FOUND: 88008,
  REPLY_NOT_FOUND: 88009,
  INVALID_COMMENT_COUNT: 88010,
  OPEN_ACCOUNT_ALREADY_BOUND: 89000,
  OPEN_ACCOUNT_OWNER_MISMATCH: 89001,
  OPEN_ACCOUNT_NOT_BOUND: 89002,
  OPEN_ACCOUNT_NOT_CREATED_BY_API: 89003,
  OPEN_ACCOUNT_BIND_LIMIT_EXCEEDED: 89004,
  WEBVIEW_DOMAIN_UNCHANGED: 89019,
  PLATFORM_WEBVIEW_DOMAIN_NOT_SET: 89020,
  WEBVIEW_DOMAIN_NOT_ON_PLATFORM: 89021,
  WEBVIEW_DOMAIN_LIMIT_EXCEEDED: 89029,
  PERSONAL_WEBVIEW_DOMAIN_UNSUPPORTED: 89231,
  PLUGIN_APPLY_FORBIDDEN: 89236,
  PLUGIN_ALREADY_ADDED: 89237,
  PLUGIN_LIMIT_EXCEEDED: 89238,
  PLUGIN_NOT_FOUND: 89239,
  INTERNAL_ERROR: 89247,
  INVALID_ENTERPRISE_CODE_TYPE: 89248,
  REGISTRATION_TASK_RUNNING: 89249,
  REGISTRATION_TASK_NOT_FOUND: 89250,
  LEGAL_PERSON_VERIFY_PENDING: 89251,
  ENTERPRISE_INFO_CHECKING: 89252,
  REGISTRATION_PARAMETER_MISSING: 89253,
  COMPONENT_PERMISSION_INCOMPLETE: 89254,
  INVALID_ENTERPRISE_CODE: 89255,
  INVALID_ORDER: 89300,
  SYSTEM_UNSTABLE: 89401,
  AUDIT_NOT_IN_QUEUE: 89402,
  AUDIT_SPEEDUP_UNSUPPORTED: 89403,
  AUDIT_ALREADY_SPED_UP: 89404,
  AUDIT_SPEEDUP_QUOTA_EXCEEDED: 89405,
  ADMIN_CONFIRMATION_UNHANDLED: 89501,
  ADMIN_CONFIRMATION_AWAITED: 89502,
  ADMIN_CONFIRMATION_REQUIRED: 89503,
  ADMIN_CONFIRMATION_PENDING: 89504,
  ADMIN_CONFIRMATION_IN_PROGRESS: 89505,
  IP_REFUSED_BY_ADMIN_24H: 89506,
  IP_REFUSED_BY_ADMIN_1H: 89507,
  NOT_FAST_REGISTERED_MINIPROGRAM: 91001,
  RENAME_AFTER_RELEASE_FORBIDDEN: 91002,
  INVALID_RENAME_STATUS: 91003,
  ILLEGAL_NICKNAME: 91004,
  NICKNAME_TAKEN: 91007,
  INVALID_TICKET_TYPE: 91040,
  INVALID_OPEN_KFID: 95000,
  OPEN_KFID_NOT_FOUND: 95004,
  KF_MANAGED_IN_WECOM: 95011,
  KF_NOT_USED_IN_WECOM: 95012,
  KF_API_NOT_ENABLED: 95017,
  ACCOUNT_BANNED: 200011,
  PRIVATE_TEMPLATE_LIMIT_EXCEEDED: 200012,
  TEMPLATE_BANNED: 200013,
  INVALID_TEMPLATE_TID: 200014,
  INVALID_KEYWORD_ID_LIST: 200020,
  INVALID_SCENE_DESC: 200021,
  AGENT_NO_PERMISSION: 301002,
  CHECKIN_DATA_FAILED: 301022,
  WECOM_SYSTEM_ERROR: 301070,
  CORPID_NOT_FOUND: 2000002,
  SHAKE_INVALID_POST_DATA: 9001001,
  SHAKE_REMOTE_SERVICE_UNAVAILABLE: 9001002,
  SHAKE_INVALID_TICKET: 9001003,
  SHAKE_GET_USER_INFO_FAILED: 9001004,
  SHAKE_GET_MERCHANT_INFO_FAILED: 9001005,
  SHAKE_GET_OPENID_FAILED: 9001006,
  SHAKE_UPLOAD_FILE_MISSING: 9001007,
  SHAKE_INVALID_MATERIAL_TYPE: 9001008,
  SHAKE_INVALID_MATERIAL_SIZE: 9001009,
  SHAKE_UPLOAD_FAILED: 9001010,
  SHAKE_INVALID_ACCOUNT: 9001020,
  SHAKE_ACTIVATION_RATE_TOO_LOW: 9001021,
  SHAKE_INVALID_DEVICE_QUANTITY: 9001022,
  SHAKE_DEVICE_APPLICATION_PENDING: 9001023,
  SHAKE_TOO_MANY_DEVICE_IDS: 9001024,
  SHAKE_INVALID_DEVICE_ID: 9001025,
  SHAKE_INVALID_PAGE_ID: 9001026,
  SHAKE_INVALID_PAGE_PARAMETER: 9001027,
  SHAKE_TOO_MANY_PAGE_IDS_TO_DELETE: 9001028,
  SHAKE_PAGE_IN_USE: 9001029,
  SHAKE_TOO_MANY_PAGE_IDS_TO_QUERY: 9001030,
  SHAKE_INVALID_TIME_RANGE: 9001031,
  SHAKE_INVALID_BINDING_PARAMETER: 9001032,
  SHAKE_INVALID_STORE_ID: 9001033,
  SHAKE_DEVICE_COMMENT_TOO_LONG: 9001034,
  SHAKE_INVALID_APPLICATION_PARAMETER: 9001035,
  SHAKE_INVALID_QUERY_BEGIN: 9001036,
  LOGISTICS_RETRY_TOO_FAST: 9300509,
  LOGISTICS_RATE_LIMITED: 9300537,
} as const);

type Products = readonly ("mp" | "miniprogram" | "open" | "wecom" | "channels" | "card" | "kf" | "shake")[];

type Row = readonly [
  code: Numbers[keyof Numbers],
  name: keyof Numbers,
  product: Products,
  category: "success" | "system" | "token" | "credential" | "permission" | "quota" | "rateLimit" | "parameter" | "media" | "menu" | "message" | "user" | "content" | "business",
  zh: string,
  en: string,
  extras?: {
    readonly retryable?: true;
    readonly tokenInvalid?: true;
    readonly hint?: { readonly zh: string; readonly en: string };
  },
];

const MP_MINIPROGRAM_OPEN_WECOM_CHANNELS: Products = ["mp", "miniprogram", "open", "wecom", "channels"];
const MP: Products = ["mp"];
const MP_MINIPROGRAM_OPEN_CHANNELS: Products = ["mp", "miniprogram", "open", "channels"];
const WECOM: Products = ["wecom"];
const MP_MINIPROGRAM_OPEN: Products = ["mp", "miniprogram", "open"];
const MP_MINIPROGRAM_OPEN_WECOM: Products = ["mp", "miniprogram", "open", "wecom"];
const MP_OPEN: Products = ["mp", "open"];
const MP_OPEN_WECOM: Products = ["mp", "open", "wecom"];
const CARD_OPEN: Products = ["card", "open"];
const OPEN: Products = ["open"];
const MINIPROGRAM_OPEN: Products = ["miniprogram", "open"];
const MINIPROGRAM_MP_OPEN: Products = ["miniprogram", "mp", "open"];
const MINIPROGRAM: Products = ["miniprogram"];
const MP_MINIPROGRAM: Products = ["mp", "miniprogram"];
const MP_CARD_OPEN: Products = ["mp", "card", "open"];
const OPEN_CHANNELS: Products = ["open", "channels"];
const MP_OPEN_CHANNELS: Products = ["mp", "open", "channels"];
const MINIPROGRAM_MP: Products = ["miniprogram", "mp"];
const MP_OPEN_WECOM_CHANNELS: Products = ["mp", "open", "wecom", "channels"];
const MP_CHANNELS_OPEN: Products = ["mp", "channels", "open"];
const MP_KF_OPEN: Products = ["mp", "kf", "open"];
const OPEN_MP_CHANNELS: Products = ["open", "mp", "channels"];
const OPEN_MINIPROGRAM: Products = ["open", "miniprogram"];
const KF_MP_OPEN: Products = ["kf", "mp", "open"];
const CARD_OPEN_WECOM: Products = ["card", "open", "wecom"];
const WECOM_KF: Products = ["wecom", "kf"];
const SHAKE_OPEN: Products = ["shake", "open"];

/** The catalogue, one row per meaning; `lookup.ts` makes entries of them. */
export const rows: readonly Row[] = [
  [-1, "SYSTEM_BUSY", MP_MINIPROGRAM_OPEN_WECOM_CHANNELS, "system", "系统繁忙，此时请开发者稍候再试", "The server is temporarily busy", { retryable: true, hint: { zh: "退避后重试；发送类请求结果未知，仅重试可重复的请求", en: "Retry with backoff, but only if the request is safe to repeat, since a send may have gone out" } }],
  [0, "SUCCESS", MP_MINIPROGRAM_OPEN_WECOM_CHANNELS, "success", "请求成功", "The request succeeded"],
  [-1000, "SYSTEM_ERROR", MP, "system", "未具体说明的系统错误", "An unspecified system error occurred"],
  [40001, "INVALID_CREDENTIAL", MP_MINIPROGRAM_OPEN_CHANNELS, "token", "获取access_token时AppSecret错误，或者access_token无效。请开发者认真比对AppSecret的正确性，或查看是否正在为恰当的公众号调用接口", "The access_token is invalid or superseded, or the AppSecret is wrong when a token is requested", { tokenInvalid: true, hint: { zh: "业务接口：刷新一次 token 后重放；取 token 时：核对 AppSecret", en: "On business APIs refresh the token and replay once; on the token endpoint check the AppSecret" } }],
  [40001, "WECOM_INVALID_SECRET", WECOM, "credential", "应用 secret 有误", "The corpsecret is wrong", { hint: { zh: "到管理后台重新复制该应用的 secret，刷新 token 无用", en: "Copy the application's secret from the admin console again; refreshing the token does not help" } }],
  [40002, "INVALID_GRANT_TYPE", MP_MINIPROGRAM_OPEN, "credential", "不合法的凭证类型", "The credential type (grant_type) is not accepted", { hint: { zh: "按接口文档填写 grant_type，如 client_credential", en: "Send the grant_type that the endpoint documents, such as client_credential" } }],
  [40003, "INVALID_OPENID", MP_MINIPROGRAM_OPEN, "user", "不合法的OpenID，请开发者确认OpenID（该用户）是否已关注公众号，或是否是其他公众号的OpenID", "The OpenID is wrong, is not a follower, or belongs to another account", { hint: { zh: "确认 OpenID 由当前 AppID 获得且用户仍在关注", en: "Check that the OpenID was issued for this AppID and that the user still follows the account" } }],
  [40003, "WECOM_INVALID_USERID", WECOM, "user", "成员 UserID 无效", "The member's UserID is not valid"],
  [40004, "INVALID_MEDIA_TYPE", MP_MINIPROGRAM_OPEN_WECOM, "media", "不合法的媒体文件类型", "The media type is not accepted"],
  [40005, "INVALID_FILE_TYPE", MP_OPEN, "media", "不合法的文件类型", "The uploaded file type is not accepted"],
  [40005, "WECOM_INVALID_UPLOAD_TYPE", WECOM, "parameter", "type 参数取值有误", "The type parameter has an unsupported value"],
  [40006, "INVALID_FILE_SIZE", MP_OPEN_WECOM, "media", "不合法的文件大小", "The uploaded file size is not accepted"],
  [40007, "INVALID_MEDIA_ID", MP_MINIPROGRAM_OPEN_WECOM, "media", "不合法的媒体文件id", "The media_id is not valid", { hint: { zh: "临时素材 3 天失效，请重新上传或改用永久素材", en: "Upload the file again or use permanent material, since temporary media expire after 3 days" } }],
  [40008, "INVALID_MESSAGE_TYPE", MP_MINIPROGRAM_OPEN_WECOM, "message", "不合法的消息类型", "The message type is not recognised"],
  [40009, "INVALID_IMAGE_SIZE", MP_MINIPROGRAM_OPEN_WECOM, "media", "不合法的图片文件大小", "The image file size is not accepted"],
  [40010, "INVALID_VOICE_SIZE", MP_OPEN, "media", "不合法的语音文件大小", "The voice file size is not accepted"],
  [40011, "INVALID_VIDEO_SIZE", MP_OPEN_WECOM, "media", "不合法的视频文件大小", "The video file size is not accepted"],
  [40012, "INVALID_THUMB_SIZE", MP_OPEN, "media", "不合法的缩略图文件大小", "The thumbnail file size is not accepted"],
  [40013, "INVALID_APPID", MP_MINIPROGRAM_OPEN_CHANNELS, "credential", "不合法的AppID，请开发者检查AppID的正确性，避免异常字符，注意大小写", "The AppID is wrong, possibly because of stray characters or letter case", { hint: { zh: "与后台逐字比对 AppID，留意大小写与隐藏字符", en: "Compare the AppID with the console, including letter case and hidden characters" } }],
  [40013, "WECOM_INVALID_CORPID", WECOM, "credential", "企业 ID（CorpID）有误", "The corpid is wrong", { hint: { zh: "在管理后台核对企业 ID", en: "Check the corpid in the admin console" } }],
  [40014, "INVALID_ACCESS_TOKEN", MP_MINIPROGRAM_OPEN_WECOM, "token", "不合法的access_token，请开发者认真比对access_token的有效性（如是否过期），或查看是否正在为恰当的公众号调用接口", "The access_token is malformed, expired or issued for another app", { tokenInvalid: true, hint: { zh: "重新获取 token 并重放一次，确认 token 属于所调账号", en: "Fetch a new token and replay once; check that it belongs to the account being called" } }],
  [40015, "INVALID_MENU_TYPE", MP_OPEN, "menu", "不合法的菜单类型", "The menu type is not accepted"],
  [40016, "INVALID_BUTTON_COUNT", MP_OPEN_WECOM, "menu", "不合法的按钮个数", "The number of menu buttons is out of range", { hint: { zh: "一级菜单设 1 至 3 个按钮", en: "Use 1 to 3 top-level buttons" } }],
  [40017, "INVALID_BUTTON_TYPE", MP_OPEN, "menu", "不合法的按钮个数", "The button type is not accepted (older tables say: wrong button count)"],
  [40017, "WECOM_INVALID_BUTTON_TYPE", WECOM, "menu", "菜单按钮类型不受支持", "The menu button type is not supported"],
  [40018, "INVALID_BUTTON_NAME_LENGTH", MP_OPEN_WECOM, "menu", "不合法的按钮名字长度", "The length of the button label is out of range"],
  [40019, "INVALID_BUTTON_KEY_LENGTH", MP_OPEN_WECOM, "menu", "不合法的按钮KEY长度", "The length of the button KEY is out of range"],
  [40020, "INVALID_BUTTON_URL_LENGTH", MP_OPEN_WECOM, "menu", "不合法的按钮URL长度", "The length of the button URL is out of range"],
  [40021, "INVALID_MENU_VERSION", MP_OPEN, "menu", "不合法的菜单版本号", "The menu version is not accepted"],
  [40022, "INVALID_SUB_MENU_LEVEL", MP_OPEN_WECOM, "menu", "不合法的子菜单级数", "The sub-menu nesting level is not accepted"],
  [40023, "INVALID_SUB_BUTTON_COUNT", MP_OPEN_WECOM, "menu", "不合法的子菜单按钮个数", "The number of sub-menu buttons is out of range"],
  [40024, "INVALID_SUB_BUTTON_TYPE", MP_OPEN_WECOM, "menu", "不合法的子菜单按钮类型", "The sub-menu button type is not accepted"],
  [40025, "INVALID_SUB_BUTTON_NAME_LENGTH", MP_OPEN_WECOM, "menu", "不合法的子菜单按钮名字长度", "The length of the sub-menu button label is out of range"],
  [40026, "INVALID_SUB_BUTTON_KEY_LENGTH", MP_OPEN_WECOM, "menu", "不合法的子菜单按钮KEY长度", "The length of the sub-menu button KEY is out of range"],
  [40027, "INVALID_SUB_BUTTON_URL_LENGTH", MP_OPEN_WECOM, "menu", "不合法的子菜单按钮URL长度", "The length of the sub-menu button URL is out of range"],
  [40028, "INVALID_MENU_USER", MP_OPEN, "menu", "不合法的自定义菜单使用用户", "This user may not use the custom-menu API"],
  [40029, "INVALID_OAUTH_CODE", MP_MINIPROGRAM_OPEN_WECOM, "credential", "不合法的oauth_code", "The OAuth or login code is wrong, expired, already used or issued for another app", { hint: { zh: "让客户端重新取 code；每个 code 只能用一次", en: "Ask the client for a new code, since each code works once and only for its own app" } }],
  [40030, "INVALID_REFRESH_TOKEN", MP_OPEN, "credential", "不合法的refresh_token", "The OAuth refresh_token is not valid"],
  [40031, "INVALID_OPENID_LIST", MP_OPEN, "parameter", "不合法的openid列表", "The OpenID list is not valid"],
  [40031, "WECOM_INVALID_USERID_LIST", WECOM, "user", "UserID 列表含通讯录以外的成员", "The UserID list names at least one person outside the directory"],
  [40032, "INVALID_OPENID_LIST_LENGTH", MP_OPEN, "parameter", "不合法的openid列表长度", "The number of entries in the OpenID list is out of range"],
  [40032, "WECOM_INVALID_USERID_LIST_LENGTH", WECOM, "parameter", "UserID 列表的长度超出范围", "The number of entries in the UserID list is out of range"],
  [40033, "INVALID_REQUEST_CHARACTERS", MP_OPEN_WECOM, "parameter", "不合法的请求字符，不能包含\\uxxxx格式的字符", "The request contains forbidden characters, such as Unicode escape sequences", { hint: { zh: "关闭序列化时的 Unicode 转义，直接发送 UTF-8 文本", en: "Turn off Unicode escaping in the serializer and send plain UTF-8 text" } }],
  [40034, "INVALID_TEMPLATE_SIZE", MP_OPEN, "message", "模板大小不符合要求", "The template size is not accepted"],
  [40035, "INVALID_PARAMETER", MP_OPEN_WECOM, "parameter", "不合法的参数", "A request parameter is not valid"],
  [40036, "INVALID_TEMPLATE_ID_LENGTH", MP_MINIPROGRAM_OPEN, "message", "template_id 长度有误", "The template_id has a wrong length"],
  [40037, "INVALID_TEMPLATE_ID", MP_MINIPROGRAM_OPEN, "message", "模板 ID 无效", "The template_id is not valid for this account", { hint: { zh: "从本账号的模板列表中取 template_id", en: "Take the template_id from this account's own template list" } }],
  [40038, "INVALID_REQUEST_FORMAT", MP_OPEN, "parameter", "不合法的请求格式", "The request format is not accepted"],
  [40039, "INVALID_URL_LENGTH", MP_OPEN, "parameter", "不合法的URL长度", "The URL length is out of range"],
  [40048, "INVALID_URL_DOMAIN", MP_OPEN, "parameter", "链接所用域名不被接受", "The domain of the URL is not accepted"],
  [40050, "INVALID_GROUP_ID", MP_OPEN, "user", "不合法的分组id", "The user-group id is not valid"],
  [40050, "WECOM_CHATID_NOT_FOUND", WECOM, "business", "群聊 chatid 尚未创建", "No group chat has this chatid"],
  [40051, "INVALID_GROUP_NAME", MP_OPEN, "user", "分组名字不合法", "The user-group name is not acceptable"],
  [40052, "INVALID_ACTION_NAME", MP_OPEN, "parameter", "action_name 取值有误", "The action_name value is not accepted"],
  [40053, "INVALID_ACTION_INFO", MP_OPEN, "parameter", "action_info 内容有误", "The action_info content is not accepted"],
  [40054, "INVALID_SUB_BUTTON_URL_DOMAIN", MP_OPEN_WECOM, "menu", "子菜单链接域名不被接受", "The domain of a sub-menu button URL is not accepted"],
  [40055, "INVALID_BUTTON_URL_DOMAIN", MP_OPEN_WECOM, "menu", "菜单链接域名不被接受", "The domain of a menu button URL is not accepted"],
  [40056, "INVALID_AGENTID", WECOM, "parameter", "应用 agentid 有误", "The agentid is wrong"],
  [40057, "INVALID_CALLBACK_URL", WECOM, "parameter", "回调地址有误或未通过验证", "The callback URL is wrong or failed verification"],
  [40058, "WECOM_INVALID_PARAMETER", WECOM, "parameter", "参数不符合接口要求", "A parameter does not meet the requirements of the API"],
  [40059, "INVALID_MESSAGE_ID", MP_OPEN, "message", "消息 ID 无效", "The message id is not valid"],
  [40060, "INVALID_ARTICLE_INDEX", MP_OPEN, "parameter", "单篇删除时 article_idx 越界", "The article_idx is out of range when one article is deleted"],
  [40062, "INVALID_TITLE_LENGTH", MP_OPEN, "message", "标题长度超出允许范围", "The length of the title is out of range"],
  [40063, "WECOM_EMPTY_PARAMETER", WECOM, "parameter", "必要参数未填值", "A required parameter is empty"],
  [40066, "INVALID_URL", MP_MINIPROGRAM_OPEN_CHANNELS, "parameter", "请求的接口路径或 URL 无效", "The requested API path or URL is not recognised", { hint: { zh: "检查接口路径与域名是否写错", en: "Check the API path and host for typos" } }],
  [40066, "WECOM_INVALID_DEPARTMENT_LIST", WECOM, "parameter", "部门列表为空或含未知部门", "The department list is empty or names an unknown department"],
  [40068, "WECOM_INVALID_TAG_ID", WECOM, "parameter", "标签 ID 未指定或不存在", "The tag id is missing or unknown"],
  [40073, "INVALID_CARD_ID", CARD_OPEN, "parameter", "卡券 ID 无效", "The card id is not valid"],
  [40073, "WECOM_INVALID_OPENID", WECOM, "user", "查无此 openid", "The OpenID does not exist"],
  [40077, "INVALID_PRE_AUTH_CODE", WECOM, "credential", "预授权码无效", "The pre_auth_code is not valid"],
  [40078, "INVALID_CARD_STATUS", CARD_OPEN, "business", "卡券当前状态不允许该操作", "The card's current status does not allow this operation"],
  [40078, "WECOM_INVALID_AUTH_CODE", WECOM, "credential", "临时授权码无效或已用过", "The auth_code is not valid or has been used (it works once)"],
  [40079, "INVALID_CARD_TIME", CARD_OPEN, "parameter", "时间取值有误", "The time value is not valid"],
  [40080, "INVALID_SUITE_SECRET", WECOM, "credential", "第三方应用 suite_secret 有误", "The suite_secret is wrong"],
  [40082, "INVALID_SUITE_TOKEN", WECOM, "token", "第三方应用或服务商凭证无效", "The suite_access_token or provider_access_token is not valid", { tokenInvalid: true, hint: { zh: "重新获取 suite_access_token；企业 token 不受影响", en: "Fetch a new suite_access_token; the corp token is not affected" } }],
  [40083, "INVALID_SUITE_ID", WECOM, "credential", "第三方应用 suite_id 不存在", "The suite_id does not exist"],
  [40084, "INVALID_PERMANENT_CODE", WECOM, "credential", "企业永久授权码无效", "The permanent_code is not valid"],
  [40085, "INVALID_SUITE_TICKET", WECOM, "credential", "suite_ticket 缺失或已失效", "The suite_ticket is missing or no longer valid"],
  [40091, "INVALID_COMPONENT_TICKET", OPEN, "credential", "第三方平台 ticket 无效", "The component_verify_ticket is not accepted"],
  [40091, "WECOM_SECRET_MISMATCH", WECOM, "credential", "secret 有误，可能属于其他企业", "The secret is wrong and may belong to another corp"],
  [40093, "INVALID_JSAPI_TICKET", WECOM, "credential", "jsapi_ticket 失效或写错", "The jsapi_ticket has expired or is misspelled"],
  [40094, "INVALID_COMPONENT_CREDENTIAL", OPEN, "credential", "第三方平台凭证无效", "The credential of the third-party platform is not valid"],
  [40095, "INVALID_CALLER_SOURCE", OPEN, "credential", "调用方来源不被接受", "The source of the call is not accepted"],
  [40096, "INVALID_EXTERNAL_USERID", WECOM, "user", "外部联系人 userid 无效", "The external contact's userid is not valid"],
  [40097, "INVALID_ARGUMENT", MP_MINIPROGRAM_OPEN, "parameter", "入参有误", "An argument of the call is wrong"],
  [40099, "CARD_CODE_CONSUMED", CARD_OPEN, "business", "卡券 code 已核销", "The card code has already been redeemed"],
  [40101, "MISSING_PARAMETER", MP_OPEN, "parameter", "必要参数未提供", "A required parameter was not sent"],
  [40102, "INVALID_INDUSTRY_ID", MP_OPEN, "message", "模板行业 ID 无效", "The template industry id is not valid"],
  [40103, "INVALID_INDUSTRY_INDEX", MP_OPEN, "message", "模板行业序号无效", "The template industry index is not valid"],
  [40113, "UNSUPPORTED_FILE_TYPE", MP_OPEN, "media", "文件类型不受支持", "The file type is not supported"],
  [40116, "INVALID_CARD_CODE", CARD_OPEN, "parameter", "卡券 code 无效", "The card code is not valid"],
  [40117, "ILLEGAL_GROUP_NAME", MP_OPEN, "user", "分组名字不合法", "The user-group name is not acceptable (the live errmsg speaks of a button media_id size)"],
  [40118, "INVALID_MEDIA_ID_SIZE", MP_OPEN, "media", "media_id大小不合法", "The media_id has a wrong size"],
  [40119, "WRONG_BUTTON_TYPE", MP_OPEN, "menu", "button类型错误", "A menu button type is wrong"],
  [40120, "WRONG_SUB_BUTTON_TYPE", MP_OPEN, "menu", "button类型错误", "A menu button type is wrong (newer tables say: sub-button type)"],
  [40121, "INVALID_MEDIA_ID_TYPE", MP_OPEN, "media", "不合法的media_id类型", "The media type behind this media_id is not allowed here"],
  [40122, "INVALID_CARD_QUANTITY", CARD_OPEN, "quota", "卡券库存数无效", "The card quantity is not valid"],
  [40125, "INVALID_APPSECRET", MP_MINIPROGRAM_OPEN, "credential", "AppSecret 填写有误", "The AppSecret is wrong", { hint: { zh: "从后台重新复制或重置 AppSecret", en: "Copy the AppSecret from the console again or reset it" } }],
  [40128, "MATERIAL_API_MEDIA_ID_REQUIRED", MP_OPEN, "media", "只接受经素材接口上传的 media_id", "The media_id must come from the permanent-material upload API"],
  [40129, "INVALID_SCENE", MP_MINIPROGRAM_OPEN, "parameter", "scene 取值有误", "The scene value is not accepted"],
  [40130, "TOO_FEW_OPENIDS", MP_OPEN, "parameter", "群发对象至少要两个 openid", "A mass send needs at least two OpenIDs"],
  [40132, "INVALID_WECHAT_ID", MP_OPEN, "parameter", "微信号不合法", "The WeChat ID is not valid"],
  [40137, "UNSUPPORTED_IMAGE_FORMAT", MP_OPEN, "media", "不支持的图片格式", "The image format is not supported"],
  [40152, "INVALID_USER_GROUP_ID", MP_OPEN, "parameter", "目标分组 ID 无效", "The target group id is not valid"],
  [40155, "OTHER_ACCOUNT_HOMEPAGE_LINK", MP_OPEN, "content", "内容含他人公众号主页链接", "The content links to the home page of another account"],
  [40159, "INVALID_PATH_LENGTH", MINIPROGRAM_OPEN, "parameter", "path 长度有误或内容非 JSON", "The path length is out of range or the body is not JSON text"],
  [40160, "INVALID_IMAGE_FILE", MP_OPEN, "media", "图片文件无效", "The image file is not valid"],
  [40163, "OAUTH_CODE_ALREADY_USED", MP_MINIPROGRAM_OPEN, "credential", "授权 code 重复使用", "The authorization code was already used", { hint: { zh: "同一 code 勿重复兑换，需要时重新取 code", en: "Exchange each code once and ask the client for a new one when needed" } }],
  [40164, "IP_NOT_WHITELISTED", MP_MINIPROGRAM_OPEN, "credential", "来源 IP 未加入白名单", "The caller IP is not on the whitelist", { hint: { zh: "将 errmsg 中的 IP 加入后台 IP 白名单", en: "Add the IP shown in errmsg to the IP whitelist in the console" } }],
  [40165, "INVALID_MINIPROGRAM_PAGEPATH", MINIPROGRAM_MP_OPEN, "parameter", "小程序 pagepath 有误", "The mini-program page path is not valid"],
  [40166, "INVALID_MINIPROGRAM_APPID", MINIPROGRAM_MP_OPEN, "parameter", "小程序 appid 有误", "The mini-program appid is not valid"],
  [40169, "INVALID_SCENE_LENGTH", MINIPROGRAM_OPEN, "parameter", "scene 长度有误或内容非 JSON", "The scene length is out of range or the body is not JSON text"],
  [40170, "TOO_MANY_ARGUMENTS", MINIPROGRAM_OPEN, "parameter", "入参数量超限", "The call has too many arguments"],
  [40173, "NO_BINDING_RELATION", MP_OPEN, "permission", "双方未建立绑定", "No binding exists between the two parties"],
  [40199, "WAYBILL_NOT_FOUND", MINIPROGRAM_OPEN, "business", "查无此运单号", "No waybill has this id"],
  [40201, "KF_ACCOUNT_BANNED", WECOM, "permission", "客服账号因敏感信息被封", "The customer-service account is banned over sensitive content"],
  [40210, "EMPTY_PAGE_PATH", MINIPROGRAM_OPEN, "parameter", "pages 中有 path 缺失或留空", "A path in pages is missing or empty"],
  [40212, "INVALID_PAGE_QUERY", MINIPROGRAM_OPEN, "parameter", "query 不符合 URL 查询串写法", "The query is not a well-formed URL query string"],
  [40219, "EMPTY_SUBMIT_PAGES", MINIPROGRAM_OPEN, "parameter", "未传 pages 或其内容为空", "The pages parameter is missing or empty"],
  [40226, "HIGH_RISK_USER_BLOCKED", MINIPROGRAM, "user", "用户风险等级高，登录被拒", "Login was refused because the user is rated high-risk", { hint: { zh: "拒绝登录，或要求用户另行验证身份", en: "Refuse the login or ask the user to verify in another way" } }],
  [40227, "EMPTY_TITLE", MP, "message", "标题未填写", "The title is empty"],
  [40229, "EMPTY_MEDIA_COVER", MP_OPEN, "media", "媒体未设置封面", "The media has no cover image"],
  [40241, "DUPLICATE_MESSAGE", MP, "message", "60 秒内已发过相同模板消息", "The same template message was already sent within 60 seconds", { hint: { zh: "视为已发送，不要补发", en: "Treat the message as already sent and do not resend it" } }],
  [40243, "APPSECRET_FROZEN", MP_MINIPROGRAM, "credential", "AppSecret 处于冻结状态", "The AppSecret is frozen", { hint: { zh: "登录后台解冻 AppSecret", en: "Unfreeze the AppSecret in the console" } }],
  [40249, "TEMPLATE_MESSAGE_BLOCKED", MP, "content", "内容违规，模板消息被拦下", "The template message was blocked for illegal content", { hint: { zh: "修改消息内容，不要原样重发", en: "Change the message content instead of sending it again unchanged" } }],
  [40252, "TEMPLATE_MESSAGE_UNDER_REVIEW", MP, "content", "模板消息送审中，通过后再下发", "The template message is held for review and will be sent by the platform afterwards", { hint: { zh: "不要重发，平台审核后会自行下发", en: "Do not resend, because the platform sends the message after its review" } }],
  [41001, "MISSING_ACCESS_TOKEN", MP_MINIPROGRAM_OPEN_WECOM_CHANNELS, "token", "缺少access_token参数", "The access_token parameter was not sent", { hint: { zh: "在请求中带上 access_token，刷新 token 无用", en: "Add the access_token to the request; refreshing the token does not help" } }],
  [41002, "MISSING_APPID", MP_MINIPROGRAM_OPEN_CHANNELS, "credential", "缺少appid参数", "The appid parameter was not sent"],
  [41002, "WECOM_MISSING_CORPID", WECOM, "credential", "未传 corpid", "The corpid parameter was not sent"],
  [41003, "MISSING_REFRESH_TOKEN", MP_OPEN, "credential", "缺少refresh_token参数", "The refresh_token parameter was not sent"],
  [41004, "MISSING_SECRET", MP_MINIPROGRAM_OPEN_WECOM, "credential", "缺少secret参数", "The secret parameter was not sent"],
  [41005, "MISSING_MEDIA_DATA", MP_OPEN, "media", "缺少多媒体文件数据", "The upload contains no media data"],
  [41006, "MISSING_MEDIA_ID", MP_MINIPROGRAM_OPEN_WECOM, "media", "缺少media_id参数", "The media_id parameter was not sent"],
  [41007, "MISSING_SUB_MENU_DATA", MP_OPEN, "menu", "缺少子菜单数据", "The sub-menu data was not sent"],
  [41008, "MISSING_OAUTH_CODE", MP_OPEN_WECOM, "credential", "缺少oauth code", "The OAuth code was not sent"],
  [41009, "MISSING_OPENID", MP_OPEN, "parameter", "缺少openid", "The openid parameter was not sent"],
  [41009, "WECOM_MISSING_USERID", WECOM, "parameter", "未传 userid", "The userid parameter was not sent"],
  [41010, "MISSING_URL", MP_OPEN_WECOM, "parameter", "未传 url", "The url parameter was not sent"],
  [41011, "MISSING_REQUIRED_FIELDS", MP_CARD_OPEN, "parameter", "必填字段不全", "One or more required fields are missing"],
  [41011, "WECOM_MISSING_AGENTID", WECOM, "parameter", "未传 agentid", "The agentid parameter was not sent"],
  [41012, "MISSING_CARD_ID", CARD_OPEN, "parameter", "未传卡券 ID", "The card id was not sent"],
  [41013, "MISSING_CARD_CODE", CARD_OPEN, "parameter", "未传卡券 code", "The card code was not sent"],
  [41018, "MISSING_COMPONENT_APPID", OPEN_CHANNELS, "parameter", "未传 component_appid", "The component_appid parameter was not sent"],
  [41021, "MISSING_COMPONENT_ACCESS_TOKEN", OPEN, "token", "未传 component_access_token", "The component_access_token parameter was not sent"],
  [41021, "WECOM_MISSING_SUITE_ID", WECOM, "credential", "未传 suite_id", "The suite_id parameter was not sent"],
  [41022, "MISSING_SUITE_ACCESS_TOKEN", WECOM, "token", "未传 suite_access_token", "The suite_access_token parameter was not sent"],
  [41028, "INVALID_FORM_ID", MINIPROGRAM, "message", "form_id 有误或已失效", "The form_id is wrong or has expired"],
  [41029, "FORM_ID_ALREADY_USED", MINIPROGRAM, "message", "form_id 重复使用", "The form_id was already used"],
  [41030, "INVALID_PAGE_PATH", MINIPROGRAM_OPEN, "parameter", "page 不在线上版小程序内", "The page does not exist in the released mini program", { hint: { zh: "改用线上版本中已有的页面路径", en: "Use a page path that exists in the released version" } }],
  [41033, "API_CREATED_MINIPROGRAM_ONLY", OPEN, "permission", "仅限经接口注册的小程序", "Only mini programs created through the API may use this"],
  [42001, "ACCESS_TOKEN_EXPIRED", MP_MINIPROGRAM_OPEN_WECOM_CHANNELS, "token", "access_token超时，请检查access_token的有效期，请参考基础支持-获取access_token中，对access_token的详细机制说明", "The access_token has expired", { tokenInvalid: true, hint: { zh: "重新获取 token 并重放一次", en: "Fetch a new token and replay the request once" } }],
  [42002, "REFRESH_TOKEN_EXPIRED", MP_OPEN, "credential", "refresh_token超时", "The OAuth refresh_token has expired", { hint: { zh: "引导用户重新授权", en: "Send the user through authorization again" } }],
  [42003, "OAUTH_CODE_EXPIRED", MP_OPEN, "credential", "oauth_code超时", "The OAuth code has expired", { hint: { zh: "重新取 code，须在 5 分钟内兑换", en: "Ask for a new code and exchange it within 5 minutes" } }],
  [42005, "API_USAGE_EXPIRED", MP_OPEN, "permission", "接口使用期已过", "The right to use this API has expired"],
  [42006, "COMPONENT_ACCESS_TOKEN_EXPIRED", OPEN, "token", "第三方平台凭证已过期", "The component_access_token has expired", { tokenInvalid: true, hint: { zh: "刷新 component_access_token，而非授权方 token", en: "Refresh the component_access_token, not the authorizer's token" } }],
  [42007, "USER_PASSWORD_CHANGED", MP_OPEN, "credential", "用户修改微信密码，accesstoken和refreshtoken失效，需要重新授权", "The user changed the WeChat password, so the user access_token and refresh_token are void", { hint: { zh: "引导用户重新授权", en: "Send the user through authorization again" } }],
  [42007, "WECOM_PRE_AUTH_CODE_EXPIRED", WECOM, "credential", "预授权码过了有效期", "The pre_auth_code has expired"],
  [42009, "CLIENT_TMP_TOKEN_EXPIRED", MINIPROGRAM_OPEN, "token", "客户端临时 token 已过期", "The temporary client token has expired"],
  [42009, "WECOM_SUITE_ACCESS_TOKEN_EXPIRED", WECOM, "token", "第三方应用凭证已失效", "The suite_access_token has expired", { tokenInvalid: true, hint: { zh: "重新获取 suite_access_token；企业 token 不受影响", en: "Fetch a new suite_access_token; the corp token is not affected" } }],
  [43001, "GET_METHOD_REQUIRED", MP_OPEN, "parameter", "需要GET请求", "This API must be called with GET"],
  [43002, "POST_METHOD_REQUIRED", MP_OPEN_CHANNELS, "parameter", "需要POST请求", "This API must be called with POST"],
  [43003, "HTTPS_REQUIRED", MP_OPEN_CHANNELS, "parameter", "需要HTTPS请求", "This API must be called over HTTPS"],
  [43004, "FOLLOW_REQUIRED", MP_OPEN, "user", "需要接收者关注", "The receiver does not follow the account", { hint: { zh: "请用户先关注账号再发送", en: "Ask the user to follow the account before sending" } }],
  [43004, "WECOM_MEMBER_NOT_LINKED_TO_WECHAT", WECOM, "user", "成员未绑定微信，也未关注微信插件", "The member neither linked WeChat nor follows the WeChat plugin"],
  [43005, "FRIEND_RELATION_REQUIRED", MP_OPEN, "user", "需要好友关系", "The two users must be friends"],
  [43006, "BLOCKED_BY_RECEIVER", MP_OPEN, "user", "已被接收方拉黑", "The receiver has blocked the sender"],
  [43016, "MINIPROGRAM_NOT_VERIFIED", MINIPROGRAM_OPEN, "permission", "小程序尚未完成认证", "The mini program is not verified"],
  [43019, "RECEIVER_IN_BLACKLIST", MP_OPEN, "user", "接收者在账号黑名单内", "The receiver is on the account's blacklist", { hint: { zh: "先将用户移出黑名单", en: "Remove the user from the blacklist first" } }],
  [43100, "TEMPLATE_CHANGE_TOO_FREQUENT", MP_OPEN, "rateLimit", "模板或行业修改过频", "The template or its industry is being changed too often"],
  [43101, "SUBSCRIBE_MESSAGE_REFUSED", MINIPROGRAM_MP_OPEN, "user", "用户未授权订阅或已退订", "The user refused the message or has no subscription left", { hint: { zh: "不要重试，请用户再次授权订阅", en: "Do not retry; let the user subscribe again first" } }],
  [43102, "NOT_SUBSCRIBE_TEMPLATE", MINIPROGRAM_MP_OPEN, "message", "模板不属于订阅消息类型", "The template is not a subscribe-message template"],
  [43104, "APPID_NO_PERMISSION", MINIPROGRAM_OPEN, "permission", "当前 appid 无此权限", "This appid has no permission for the call"],
  [43105, "ARTICLE_TEMPLATE_NOT_BOUND", MP_OPEN, "message", "图文未绑定该模板", "The article is not bound to this template"],
  [43106, "ADD_TEMPLATE_FORBIDDEN", MINIPROGRAM_MP_OPEN, "permission", "受处罚，不能添加模板", "Adding templates is blocked as a penalty"],
  [43108, "CONCURRENT_SEND_TO_SAME_USER", MINIPROGRAM_MP, "rateLimit", "同一用户的消息不可并发下发", "Messages to one OpenID were sent concurrently", { retryable: true, hint: { zh: "按用户排队逐条发送，稍后再试", en: "Queue messages per user and try again shortly" } }],
  [43302, "WRONG_HTTP_METHOD", MINIPROGRAM, "parameter", "请求方法有误，应为 POST", "This API expects POST but another HTTP method was used"],
  [44001, "EMPTY_MEDIA_FILE", MP_OPEN_WECOM, "media", "多媒体文件为空", "The media file is empty"],
  [44002, "EMPTY_POST_BODY", MP_MINIPROGRAM_OPEN_CHANNELS, "parameter", "POST的数据包为空", "The POST body is empty", { hint: { zh: "确认请求体已序列化并随 POST 发出", en: "Check that the body is serialized and really sent with the POST request" } }],
  [44003, "EMPTY_NEWS_CONTENT", MP_OPEN, "message", "图文消息内容为空", "The news message has no content"],
  [44004, "EMPTY_TEXT_CONTENT", MP_OPEN_WECOM, "message", "文本消息内容为空", "The text message has no content"],
  [44005, "EMPTY_LIST", MP_OPEN, "parameter", "列表没有内容", "The list is empty"],
  [44006, "EMPTY_FILE_DATA", MP_OPEN, "media", "文件没有数据", "The file has no data"],
  [44007, "DUPLICATE_MESSAGE_ID", MP_OPEN, "message", "消息 ID 重复", "The message id is repeated"],
  [45001, "MEDIA_FILE_TOO_LARGE", MP_OPEN_WECOM, "media", "多媒体文件大小超过限制", "The media file is too large", { hint: { zh: "压缩或截短文件至限制以内", en: "Shrink or shorten the file to fit the documented limit" } }],
  [45002, "MESSAGE_CONTENT_TOO_LONG", MP_OPEN_WECOM_CHANNELS, "message", "消息内容超过限制", "The message content is too long"],
  [45003, "TITLE_TOO_LONG", MP_OPEN, "message", "标题字段超过限制", "The title is too long"],
  [45004, "DESCRIPTION_TOO_LONG", MP_OPEN, "message", "描述字段超过限制", "The description is too long"],
  [45005, "URL_TOO_LONG", MP_OPEN, "message", "链接字段超过限制", "The link is too long"],
  [45006, "PICTURE_URL_TOO_LONG", MP_OPEN, "message", "图片链接字段超过限制", "The picture link is too long"],
  [45007, "VOICE_DURATION_TOO_LONG", MP_OPEN_WECOM, "media", "语音播放时间超过限制", "The voice recording plays for too long"],
  [45008, "TOO_MANY_ARTICLES", MP_OPEN_WECOM, "message", "图文消息超过限制", "The news message has too many articles"],
  [45009, "API_QUOTA_EXCEEDED", MP_MINIPROGRAM_OPEN_WECOM_CHANNELS, "quota", "接口调用超过限制", "The call quota of this API is used up (daily for most APIs, a frequency limit for WeCom and a few mini-program APIs)", { hint: { zh: "短时频率限制可退避重试；日额度用尽则等待恢复，必要时手动 clear_quota", en: "A short frequency limit passes with backoff; for a daily limit wait for the reset or, if justified, call clear_quota by hand" } }],
  [45010, "TOO_MANY_MENUS", MP_OPEN, "menu", "创建菜单个数超过限制", "Too many menus have been created"],
  [45011, "API_RATE_LIMITED", MP_MINIPROGRAM_OPEN_CHANNELS, "rateLimit", "分钟级调用频率超限", "The per-minute call limit is reached", { retryable: true, hint: { zh: "等到下一分钟再调，并降低频率", en: "Wait for the next minute and lower the call rate" } }],
  [45012, "TEMPLATE_TOO_LARGE", MP_OPEN, "message", "模板体积过大", "The template is too large"],
  [45013, "TOO_MANY_TEMPLATE_ARGS", MP_OPEN, "message", "模板参数数量超限", "The template has too many arguments"],
  [45014, "TEMPLATE_MESSAGE_TOO_LARGE", MP_OPEN, "message", "模板消息体积过大", "The template message is too large"],
  [45015, "REPLY_WINDOW_EXPIRED", MP_MINIPROGRAM_OPEN, "user", "回复时间超过限制", "The reply window after the user's last interaction has closed, or the user unfollowed", { hint: { zh: "等用户再次互动，或改用模板、订阅消息", en: "Wait for the user's next interaction, or use a template or subscribe message" } }],
  [45016, "SYSTEM_GROUP_READ_ONLY", MP_OPEN, "user", "系统分组，不允许修改", "A built-in user group cannot be changed"],
  [45017, "GROUP_NAME_TOO_LONG", MP_OPEN, "user", "分组名字过长", "The user-group name is too long"],
  [45018, "TOO_MANY_GROUPS", MP_OPEN, "user", "分组数量超过上限", "The account has too many user groups"],
  [45019, "TOO_MANY_OPENIDS", MP_OPEN, "parameter", "单次传入的 openid 超量", "The call lists too many OpenIDs"],
  [45020, "TOO_MANY_IMAGES", MP_OPEN, "parameter", "单次传入的图片超量", "The call lists too many images"],
  [45021, "FIELD_TOO_LONG", MP_CARD_OPEN, "parameter", "某个字段超长", "A field may exceed its length limit"],
  [45022, "INVALID_APP_NAME_LENGTH", WECOM, "parameter", "应用名称长度超出范围", "The length of the app name is out of range"],
  [45024, "WECOM_ACCOUNT_LIMIT_EXCEEDED", WECOM, "quota", "账号数已达上限", "The maximum number of accounts is reached"],
  [45026, "TEMPLATE_LIMIT_EXCEEDED", MP_OPEN, "quota", "模板数已达上限", "The account has too many templates"],
  [45026, "WECOM_USER_DELETION_PROTECTED", WECOM, "quota", "批量删除成员被保护机制拦下", "The protection against mass deletion of members was triggered"],
  [45027, "TEMPLATE_INDUSTRY_CONFLICT", MP_OPEN, "message", "模板不属于所选行业", "The template does not fit the selected industry"],
  [45028, "MASS_SEND_QUOTA_EXCEEDED", MP_OPEN, "quota", "群发次数已用完", "No mass-send quota is left"],
  [45029, "QRCODE_LIMIT_EXCEEDED", MP_MINIPROGRAM_OPEN, "quota", "二维码生成总量已达上限", "The total number of generated codes has reached its limit", { hint: { zh: "复用已有的码，小程序可改用 getwxacodeunlimit", en: "Reuse existing codes, or use getwxacodeunlimit for mini programs" } }],
  [45031, "CARD_STOCK_LIMIT_EXCEEDED", CARD_OPEN, "quota", "卡券库存超出上限", "The card stock exceeds its limit"],
  [45033, "CARD_GET_LIMIT_EXCEEDED", CARD_OPEN, "quota", "领券数已达 get_limit 上限", "The user has reached the card's get_limit"],
  [45033, "WECOM_CONCURRENCY_LIMIT_EXCEEDED", WECOM, "rateLimit", "接口并发数超限", "Too many calls run at the same time", { retryable: true, hint: { zh: "限制并发数后重试", en: "Limit the number of parallel calls and retry" } }],
  [45034, "MATERIAL_COUNT_LIMIT_EXCEEDED", MP_OPEN, "quota", "素材数量已达上限", "The account has too many media files"],
  [45035, "CLIENT_IP_NOT_WHITELISTED", MP_CHANNELS_OPEN, "credential", "来源 IP 未登记到白名单", "The caller IP is not registered on the whitelist", { hint: { zh: "把来源 IP 加入白名单；这不是限频", en: "Add the caller IP to the whitelist; this is not a rate limit" } }],
  [45036, "USER_ANNOUNCEMENT_LIMIT_EXCEEDED", MP_OPEN, "quota", "用户可收通告数已达上限", "The user cannot receive more announcements"],
  [45037, "TEMP_SESSION_EXPIRED", MP_OPEN, "user", "临时会话超时或从未发起", "The temporary session is over or never started"],
  [45038, "TEMP_SESSION_NOT_FOR_FOLLOWER", MP_OPEN, "user", "粉丝不适用临时会话接口", "The temporary-session API is not for followers"],
  [45040, "MONTHLY_QUOTA_EXCEEDED", MP_OPEN, "quota", "当月调用额度已用完", "The monthly quota is used up"],
  [45047, "CUSTOM_MESSAGE_LIMIT_EXCEEDED", MP_MINIPROGRAM_OPEN, "quota", "客服接口下行条数超过上限", "Too many customer-service messages were sent without a reply from the user", { hint: { zh: "等用户回复后再发送", en: "Wait until the user replies before sending more" } }],
  [45056, "TAG_LIMIT_EXCEEDED", MP_OPEN, "quota", "标签数已满（上限 100）", "The account has reached the limit of 100 tags"],
  [45057, "TAG_HAS_TOO_MANY_FOLLOWERS", MP_OPEN, "user", "标签下粉丝过多，不可删除", "The tag has too many followers to be deleted"],
  [45058, "SYSTEM_TAG_READ_ONLY", MP_OPEN, "user", "系统标签不可改动", "A built-in tag cannot be changed"],
  [45059, "USER_TAG_LIMIT_EXCEEDED", MP_OPEN, "user", "该用户的标签数已满", "The user already carries the maximum number of tags"],
  [45060, "MATERIAL_IN_USE", MP_OPEN, "media", "素材正被自动回复或菜单引用", "The material is in use by an auto-reply or a menu"],
  [45061, "UPDATE_TOO_FREQUENT", MP_OPEN, "rateLimit", "更新过于频繁", "The object is being updated too often"],
  [45063, "NOT_MINIPROGRAM_ACCESS_TOKEN", MINIPROGRAM_OPEN, "permission", "凭证不属于小程序", "The access_token does not belong to a mini program"],
  [45064, "MENU_MINIPROGRAM_NOT_LINKED", MP_OPEN, "menu", "菜单引用的小程序未关联", "The menu uses a mini program that is not linked to the account"],
  [45065, "CLIENT_MSG_ID_EXISTS", MP_OPEN, "message", "clientmsgid 已用于此前的群发", "The clientmsgid was already used, and the response carries the existing msg_id", { hint: { zh: "使用返回的 msg_id，不要再次群发", en: "Use the returned msg_id and do not send again" } }],
  [45066, "CLIENT_MSG_ID_RETRY_TOO_FAST", MP_OPEN, "rateLimit", "同一 clientmsgid 重试间隔过短", "The same clientmsgid was retried too soon", { retryable: true, hint: { zh: "间隔 1 分钟，用同一 clientmsgid 再试", en: "Wait one minute and retry with the same clientmsgid" } }],
  [45067, "CLIENT_MSG_ID_TOO_LONG", MP_OPEN, "parameter", "clientmsgid 超长", "The clientmsgid is too long"],
  [45068, "FILE_TOO_LARGE", MP_OPEN, "media", "文件过大", "The file is too large"],
  [45072, "INVALID_TYPING_COMMAND", MINIPROGRAM_MP_OPEN, "parameter", "command 取值有误", "The command value is not accepted"],
  [45074, "MATERIAL_LIBRARY_FULL", MP_OPEN, "quota", "素材库已满", "The material library is full"],
  [45080, "TYPING_WITHOUT_RECENT_MESSAGE", MINIPROGRAM_MP_OPEN, "user", "近 30 秒无消息往来，不能发输入状态", "The typing status needs a message exchange within the last 30 seconds"],
  [45081, "ALREADY_TYPING", MINIPROGRAM_MP_OPEN, "message", "输入状态已在显示", "The typing status is already on"],
  [45082, "URL_DOMAIN_ICP_REQUIRED", MP_OPEN, "permission", "链接域名未完成 ICP 备案", "The domain of the URL needs an ICP registration"],
  [45083, "INVALID_MASS_SEND_SPEED", MP_OPEN, "parameter", "speed 仅限 0 至 4", "The speed must be between 0 and 4"],
  [45084, "MISSING_MASS_SEND_SPEED", MP_OPEN, "parameter", "未传 speed", "The speed parameter was not sent"],
  [45085, "MASS_SEND_SPEED_ERROR", MP_OPEN, "system", "群发速度设置服务出错", "The mass-send speed service failed"],
  [45087, "CUSTOM_MESSAGE_BLOCKED", MP_KF_OPEN, "permission", "账号的客服消息能力被封", "Customer-service messages of this account are blocked"],
  [45093, "MESSAGE_QUOTA_EXCEEDED", MP_OPEN, "quota", "消息发送额度已用完", "No message quota is left"],
  [45094, "ENTER_SESSION_MESSAGE_FORBIDDEN", MP_MINIPROGRAM_OPEN, "permission", "受处罚，用户进会话时不能发消息", "Sending a message when a user enters the session is blocked as a penalty"],
  [45098, "MSGMENU_LIST_TOO_LONG", MP_OPEN, "message", "菜单消息选项过多", "The menu message has too many items"],
  [45099, "MSGMENU_ITEM_TOO_LONG", MP_OPEN, "message", "菜单消息选项文字超长", "The text of a menu message item is too long"],
  [45101, "UPLOAD_LIMIT_EXCEEDED", MP_OPEN, "quota", "上传次数已达上限", "The upload limit is reached"],
  [45102, "API_TEMPORARILY_BLOCKED", MP_OPEN, "permission", "接口暂时被封", "The API is temporarily blocked"],
  [45103, "API_UNSUPPORTED", MP_OPEN, "permission", "接口已停止支持", "The API is no longer supported"],
  [45104, "DOMAIN_QUOTA_EXCEEDED", MP_OPEN, "quota", "域名额度已用完", "The domain quota is used up"],
  [45157, "INVALID_TAG_NAME", MP_OPEN, "parameter", "标签名不合规或重名", "The tag name is not acceptable or already taken"],
  [45158, "TAG_NAME_TOO_LONG", MP_OPEN, "parameter", "标签名超出 30 字节", "The tag name exceeds 30 bytes"],
  [45159, "INVALID_TAG_ID", MP_OPEN, "parameter", "标签 ID 无效", "The tag id is not valid"],
  [45166, "INVALID_CONTENT", MP_OPEN, "content", "内容不被接受", "The content is not acceptable"],
  [45168, "KEYWORD_BLACKLISTED", MP_MINIPROGRAM_OPEN, "content", "含黑名单关键词", "The text contains a blacklisted keyword", { hint: { zh: "去掉违规关键词后再提交", en: "Remove the blacklisted keyword and submit again" } }],
  [45501, "APP_REQUESTS_BLOCKED", MP_OPEN, "permission", "该应用的请求被临时拦截", "Some or all requests of this app are temporarily blocked"],
  [46001, "MEDIA_NOT_FOUND", MP_MINIPROGRAM_OPEN, "media", "不存在媒体数据", "The media file does not exist"],
  [46002, "MENU_VERSION_NOT_FOUND", MP_OPEN, "menu", "不存在的菜单版本", "The menu version does not exist"],
  [46003, "MENU_NOT_FOUND", MP_OPEN_WECOM, "menu", "不存在的菜单数据", "The menu data does not exist"],
  [46004, "USER_NOT_FOUND", MP_OPEN_WECOM, "user", "不存在的用户", "The user does not exist"],
  [46005, "POI_NOT_FOUND", MP_OPEN, "business", "查无此门店", "The store (POI) does not exist"],
  [46007, "FILE_TRANSCODING", MP_OPEN, "media", "文件仍在转码", "The file is still being transcoded", { retryable: true, hint: { zh: "等转码结束后重试", en: "Retry after the transcoding has finished" } }],
  [46008, "RESULT_ID_NOT_FOUND", MP_OPEN, "business", "查无此结果 ID", "No result has this id"],
  [46009, "NO_USER_DATA", MP_OPEN, "business", "该用户没有数据", "No data exists for the user"],
  [46101, "API_WITHDRAWN", MP_OPEN, "permission", "接口自 2020-01-11 起停用", "The API was withdrawn on 2020-01-11"],
  [47001, "BODY_PARSE_ERROR", MP_MINIPROGRAM_OPEN_CHANNELS, "parameter", "解析JSON/XML内容错误", "The JSON or XML body could not be parsed", { hint: { zh: "检查请求体是否为合法的 UTF-8 JSON 或 XML", en: "Check that the body is well-formed JSON or XML in UTF-8" } }],
  [47002, "UNICODE_ESCAPE_NOT_ALLOWED", MP_OPEN, "parameter", "请求体不得使用 Unicode 转义", "The body must be plain UTF-8 text without Unicode escapes", { hint: { zh: "关闭 JSON 序列化的 Unicode 转义", en: "Turn off Unicode escaping in the JSON serializer" } }],
  [47003, "INVALID_TEMPLATE_PARAM", MINIPROGRAM_MP_OPEN, "message", "模板字段为空或不合规则", "A template field is empty or breaks its format rule", { hint: { zh: "按 errmsg 指出的字段修正取值与格式", en: "Read errmsg for the faulty field and fix its value or format" } }],
  [47004, "TOO_MANY_SUBMIT_PAGES", MINIPROGRAM_OPEN, "quota", "单次提交页数上限为 1000", "More than 1000 pages were submitted at once"],
  [47006, "SUBMIT_PAGES_DAILY_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "当日页面提交额度已用完", "The daily page-submission quota is used up"],
  [47501, "INVALID_ACTIVITY_ID", MINIPROGRAM, "parameter", "activity_id 有误", "The activity_id is wrong"],
  [47502, "INVALID_TARGET_STATE", MINIPROGRAM, "parameter", "target_state 有误", "The target_state is wrong"],
  [47503, "INVALID_VERSION_TYPE", MINIPROGRAM, "parameter", "version_type 有误", "The version_type is wrong"],
  [47504, "ACTIVITY_ID_EXPIRED", MINIPROGRAM, "business", "activity_id 已失效", "The activity_id has expired"],
  [48001, "API_UNAUTHORIZED", MP_MINIPROGRAM_OPEN_CHANNELS, "permission", "api功能未授权，请确认公众号已获得该接口，可以在公众平台官网-开发者中心页中查看接口权限", "The account has no permission for this API", { hint: { zh: "到后台核对接口权限，并确认 token 类型正确", en: "Check the account's API permissions in the console and that the token is of the right kind" } }],
  [48002, "USER_BLOCKS_MESSAGES", MP_OPEN, "user", "粉丝关闭了消息接收", "The follower switched off messages from the account", { hint: { zh: "不要重试，只有用户自己能重新开启接收", en: "Do not retry, because only the user can switch messages on again" } }],
  [48002, "WECOM_API_NO_PERMISSION", WECOM, "permission", "没有调用该接口的权限", "The caller has no permission for this API", { hint: { zh: "在管理后台为应用开通该接口权限", en: "Grant the application permission for this API in the admin console" } }],
  [48003, "MASS_SEND_AGREEMENT_NOT_ACCEPTED", MP_OPEN, "permission", "群发协议尚待管理员同意", "The administrator has not accepted the mass-send agreement"],
  [48003, "WECOM_SUITE_ID_MISMATCH", WECOM, "credential", "suite_id 与凭证不对应", "The suite_id does not match the suite_access_token"],
  [48004, "API_BLOCKED", MP_OPEN_CHANNELS, "permission", "api接口被封禁，请登录mp.weixin.qq.com查看详情", "The API is blocked for this account because of violations", { hint: { zh: "登录 mp.weixin.qq.com 查看处罚通知", en: "Sign in to mp.weixin.qq.com and read the penalty notice" } }],
  [48004, "WECOM_AUTHORIZATION_INVALID", WECOM, "permission", "授权不存在或已取消", "The authorization is missing or was withdrawn"],
  [48005, "MATERIAL_REFERENCED", MP_OPEN, "media", "被自动回复或菜单引用的素材不可删", "Material used by an auto-reply or menu cannot be deleted"],
  [48005, "WECOM_API_DEPRECATED", WECOM, "permission", "接口不再提供", "The API has been withdrawn"],
  [48006, "CLEAR_QUOTA_LIMIT_EXCEEDED", MP_MINIPROGRAM_OPEN, "quota", "额度清零机会已用完", "No quota resets are left", { hint: { zh: "每月仅 10 次清零机会，等下个月", en: "Wait for next month, since an account has 10 resets a month" } }],
  [48008, "MESSAGE_TYPE_NOT_PERMITTED", MP_OPEN, "permission", "无权发送该类型消息", "The account may not send this message type"],
  [48009, "API_EXPIRED", MP_OPEN, "permission", "接口已失效", "The API has expired"],
  [48010, "MATERIAL_MODIFICATION_FORBIDDEN", MP_OPEN, "permission", "素材不可修改", "The material may not be changed"],
  [48011, "TEMPLATE_ID_DISABLED", MP_OPEN, "message", "模板处于停用状态", "The template is disabled"],
  [48013, "VIDEO_NOT_UPLOADED_BY_NEW_API", MP_OPEN, "media", "视频非新接口上传，不可群发", "The video was not uploaded through the new API and cannot be mass-sent"],
  [48014, "VIDEO_REVIEW_STATUS_ABNORMAL", MP_OPEN, "media", "视频审核状态异常", "The review status of the video does not allow this"],
  [48015, "COMMENT_FEATURE_UNAVAILABLE", MP_OPEN, "permission", "账号未开通留言", "The account has no comment feature"],
  [49001, "APPID_TOKEN_MISMATCH", MP_OPEN, "permission", "appid 与 access_token 不属同一应用", "The appid differs from the one the access_token was issued for"],
  [49002, "EMPTY_OPENID_OR_TRANSID", MP_OPEN, "parameter", "openid 或 transid 未填", "The openid or transid is empty"],
  [49003, "OPENID_APPID_MISMATCH", MP_OPEN, "user", "openid 属于其他 AppID", "The OpenID does not belong to this AppID", { hint: { zh: "使用当前 AppID 下的 OpenID", en: "Use the OpenID that was issued for this AppID" } }],
  [50001, "API_NOT_AUTHORIZED_BY_USER", MP_OPEN_CHANNELS, "permission", "用户未授权该api", "The user has not authorized this API", { hint: { zh: "以接口所需的 scope 请用户授权", en: "Ask the user to authorize with the scope this API needs" } }],
  [50001, "WECOM_UNTRUSTED_REDIRECT_URL", WECOM, "permission", "redirect_url 域名不可信", "The domain of redirect_url is not a trusted domain"],
  [50002, "USER_RESTRICTED", MP_OPEN_CHANNELS, "permission", "用户受限，可能是违规后接口被封禁", "The user or account is restricted, frozen or deleted", { hint: { zh: "确认用户或账号是否被冻结、注销或处罚", en: "Check whether the user or account is frozen, deleted or penalized" } }],
  [50002, "WECOM_MEMBER_OUT_OF_SCOPE", WECOM, "permission", "成员超出可见权限范围", "The member is outside the permitted range"],
  [50003, "USER_NOT_WHITELISTED", MP_OPEN, "permission", "用户可能不在白名单内", "The user is unexpected and may not be on the whitelist"],
  [50003, "WECOM_APP_DISABLED", WECOM, "permission", "应用处于停用状态", "The application is disabled"],
  [50004, "ACCESS_TOKEN_USE_FORBIDDEN", MP_OPEN, "permission", "账号被禁用 access_token，疑因处罚", "The account may not use access_token, probably as a penalty", { hint: { zh: "登录后台查看是否有处罚", en: "Look for a penalty notice in the console" } }],
  [50005, "USER_UNSUBSCRIBED", MP_OPEN, "user", "用户不是粉丝", "The user does not follow the account"],
  [50006, "FRIEND_AUTHORIZATION_OFF", MP_OPEN, "user", "好友关系授权已被关闭", "The user switched off the friends authorization"],
  [53010, "INVALID_NICKNAME_FORMAT", MP_MINIPROGRAM_OPEN, "content", "名称不符合格式要求", "The name has an unacceptable format"],
  [53011, "NICKNAME_CHECK_TOO_FREQUENT", MP_MINIPROGRAM_OPEN, "rateLimit", "名称检测过于频繁", "Names are being checked too often"],
  [53012, "NICKNAME_FORBIDDEN", MP_MINIPROGRAM_OPEN, "content", "名称被禁用", "The name is forbidden"],
  [53018, "NICKNAME_HITS_WECHAT_ID", MP_MINIPROGRAM_OPEN, "content", "名称与微信号冲突", "The name collides with a WeChat ID"],
  [53019, "NICKNAME_PROTECTED", MP_MINIPROGRAM_OPEN, "content", "名称处于保护期", "The name is in a protection period"],
  [53200, "INTRODUCTION_EDIT_QUOTA_EXCEEDED", MINIPROGRAM_OPEN, "quota", "简介当月改动次数用尽", "The monthly number of introduction edits is used up"],
  [53201, "INTRODUCTION_KEYWORD_BLACKLISTED", MINIPROGRAM_OPEN, "content", "简介含黑名单关键词", "The introduction contains a blacklisted keyword"],
  [53202, "AVATAR_EDIT_QUOTA_EXCEEDED", MINIPROGRAM_OPEN, "quota", "头像当月改动次数用尽", "The monthly number of avatar edits is used up"],
  [53300, "MONTHLY_OPERATION_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "当月操作次数已用完", "The monthly number of operations is used up"],
  [53301, "CATEGORY_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "可设类目数已满", "The maximum number of categories is reached"],
  [53500, "PUBLISH_BLOCKED", MP, "permission", "发布能力被封", "Publishing is blocked for this account"],
  [53501, "PUBLISH_TOO_FREQUENT", MP, "rateLimit", "发布请求过于频繁", "Publishing is requested too often"],
  [53502, "INVALID_PUBLISH_ID", MP, "parameter", "publish_id 有误", "The publish_id is not valid"],
  [53600, "INVALID_ARTICLE_ID", MP, "parameter", "article_id 有误", "The article_id is not valid"],
  [60003, "DEPARTMENT_NOT_FOUND", WECOM, "business", "查无此部门 ID", "No department has this id"],
  [60006, "AUTHORIZATION_CANCELLED", OPEN, "user", "授权已被用户取消", "The user cancelled the authorization"],
  [60011, "CONTACT_NO_PERMISSION", WECOM, "permission", "对所指成员、部门或标签没有权限", "The caller has no permission for the given member, department or tag", { hint: { zh: "检查应用的可见范围与通讯录权限", en: "Check the application's visible range and directory permissions" } }],
  [60020, "WECOM_IP_NOT_WHITELISTED", WECOM, "permission", "来源 IP 不属于可信 IP", "The caller IP is not a trusted IP", { hint: { zh: "把来源 IP 加入应用的可信 IP", en: "Add the caller IP to the application's trusted IPs" } }],
  [60102, "USERID_EXISTS", WECOM, "business", "UserID 已被占用", "The UserID is already taken"],
  [60104, "MOBILE_EXISTS", WECOM, "business", "手机号已被占用", "The mobile number is already taken"],
  [60111, "USERID_NOT_FOUND", WECOM, "user", "查无此 UserID", "No member has this UserID"],
  [60123, "INVALID_DEPARTMENT_ID", WECOM, "parameter", "部门 ID 不在通讯录中", "The department id is not in the directory"],
  [61000, "INVALID_COMPONENT_TYPE", OPEN, "parameter", "第三方平台类型有误", "The type of the third-party platform is not valid"],
  [61001, "COMPONENT_TYPE_APPID_MISMATCH", OPEN, "parameter", "第三方平台类型与 appid 不对应", "The type and the appid of the third-party platform do not match"],
  [61003, "COMPONENT_NOT_AUTHORIZED", OPEN, "permission", "账号未授权给该第三方平台", "The account has not authorized this third-party platform", { hint: { zh: "请账号管理员重新授权给第三方平台", en: "Ask the account's administrator to authorize the platform again" } }],
  [61004, "CLIENT_IP_NOT_REGISTERED", OPEN_MP_CHANNELS, "credential", "来源 IP 未登记", "The caller IP is not registered", { hint: { zh: "把来源 IP 加入白名单", en: "Add the caller IP to the whitelist" } }],
  [61005, "COMPONENT_VERIFY_TICKET_EXPIRED", OPEN, "credential", "component_verify_ticket 已过期", "The component_verify_ticket has expired", { hint: { zh: "等下一次 ticket 推送（每 10 分钟）并保存", en: "Wait for the next ticket push (every 10 minutes) and store it" } }],
  [61006, "INVALID_COMPONENT_VERIFY_TICKET", OPEN, "credential", "component_verify_ticket 无效", "The component_verify_ticket is not valid"],
  [61007, "API_NOT_GRANTED_TO_COMPONENT", OPEN_CHANNELS, "permission", "第三方平台未获该接口授权", "The authorization given to the third-party platform does not cover this API", { hint: { zh: "请账号把含该接口的权限集授权给平台", en: "Ask the account to grant the permission set that contains this API" } }],
  [61008, "DUPLICATE_COMPONENT_REQUEST_KEY", OPEN, "parameter", "请求中有重复的 key", "The request of the third-party platform repeats a key"],
  [61009, "INVALID_AUTHORIZATION_CODE", OPEN, "credential", "授权码无效", "The authorization code is not valid"],
  [61010, "AUTHORIZATION_CODE_EXPIRED", OPEN, "credential", "授权码已过期", "The authorization code has expired"],
  [61011, "INVALID_COMPONENT", OPEN, "credential", "第三方平台信息无效", "The third-party platform is not valid"],
  [61012, "INVALID_OPTION_NAME", OPEN, "parameter", "选项名有误", "The option name is not accepted"],
  [61013, "INVALID_OPTION_VALUE", OPEN, "parameter", "选项值有误", "The option value is not accepted"],
  [61014, "COMPONENT_TOKEN_REQUIRED", OPEN, "permission", "此接口须用第三方平台 token", "This API needs a component_access_token"],
  [61015, "AUTHORIZER_TOKEN_REQUIRED", OPEN, "permission", "此接口须用授权方 token", "This API needs the authorizer's token, not the component token"],
  [61016, "PERMISSION_SET_NOT_CONFIRMED", OPEN, "permission", "接口所属权限集待平台确认", "The permission set of this API must first be confirmed by the third-party platform"],
  [61017, "PERMISSION_SET_NOT_AUTHORIZED", OPEN, "permission", "未获授该权限集", "The permission set was not granted"],
  [61023, "INVALID_AUTHORIZER_REFRESH_TOKEN", OPEN, "credential", "授权方 refresh_token 无效", "The authorizer_refresh_token is not valid", { hint: { zh: "请账号重新授权，并保存新的 refresh_token", en: "Ask the account to authorize again and store the new refresh token" } }],
  [61024, "API_COMPONENT_TOKEN_REQUIRED", OPEN, "credential", "平台账号须经 api_component_token 取凭证", "A platform account must fetch its token through api_component_token"],
  [61025, "OPTION_READ_ONLY", OPEN, "permission", "选项只读，不可设置", "The option is read-only"],
  [61028, "COMPONENT_NOT_PUBLISHED", OPEN, "permission", "第三方平台还没发布", "The third-party platform is not published"],
  [61029, "COMPONENT_REPUBLISH_REQUIRED", OPEN, "permission", "平台须带上基础权限集再次发布", "The third-party platform must be published again with the base permission set"],
  [61070, "LEGAL_PERSON_INFO_MISMATCH", OPEN_MINIPROGRAM, "user", "法人身份与所填微信号不符", "The legal person's identity and the WeChat account do not match"],
  [61450, "KF_SYSTEM_ERROR", MP_KF_OPEN, "system", "系统错误(system error)", "The customer-service system failed internally", { retryable: true, hint: { zh: "退避后重试", en: "Retry with backoff" } }],
  [61451, "KF_INVALID_PARAMETER", MP_KF_OPEN, "parameter", "参数错误(invalid parameter)", "A customer-service request parameter is not valid"],
  [61452, "INVALID_KF_ACCOUNT", MP_KF_OPEN, "business", "无效客服账号(invalid kf_account)", "The customer-service account is not valid"],
  [61453, "KF_ACCOUNT_EXISTS", MP_KF_OPEN, "business", "客服帐号已存在(kf_account exsited)", "A customer-service account with this name already exists"],
  [61454, "KF_ACCOUNT_NAME_TOO_LONG", MP_KF_OPEN, "business", "客服帐号名长度超过限制(仅允许10个英文字符，不包括@及@后的公众号的微信号)(invalid kf_acount length)", "The customer-service account name exceeds 10 characters before the @"],
  [61455, "KF_ACCOUNT_ILLEGAL_CHARACTER", MP_KF_OPEN, "business", "客服帐号名包含非法字符(仅允许英文+数字)(illegal character in kf_account)", "The customer-service account name may contain letters and digits only"],
  [61456, "KF_ACCOUNT_LIMIT_EXCEEDED", MP_KF_OPEN, "quota", "客服帐号个数超过限制(10个客服账号)(kf_account count exceeded)", "The account already has the maximum number of customer-service accounts"],
  [61457, "INVALID_AVATAR_FILE_TYPE", MP_KF_OPEN, "media", "无效头像文件类型(invalid file type)", "The avatar file type is not accepted"],
  [61500, "INVALID_DATE_FORMAT", MP_OPEN, "parameter", "日期格式错误", "The date format is wrong"],
  [61501, "INVALID_DATE_RANGE", MP_OPEN, "parameter", "日期区间有误", "The date range is not valid"],
  [61503, "DATA_NOT_READY", MP_MINIPROGRAM_OPEN, "business", "统计数据尚未生成", "The statistics are not ready yet", { hint: { zh: "过几小时再查", en: "Query again some hours later" } }],
  [63001, "EMPTY_PARAMETERS", MP_OPEN, "parameter", "有参数未填", "Some parameters are empty"],
  [63002, "INVALID_REQUEST_SIGNATURE", MP_OPEN, "credential", "请求签名有误", "The request signature is not valid"],
  [65104, "INVALID_STORE_CATEGORY", MP_OPEN, "parameter", "门店类目有误", "The store category is not valid"],
  [65105, "INVALID_STORE_PHOTO_URL", MP_OPEN, "media", "门店图片链接有误", "The store photo URL is not valid"],
  [65106, "STORE_NOT_APPROVED", MP_OPEN, "business", "门店须先审核通过", "The store must be approved first"],
  [65107, "STORE_MODIFICATION_FORBIDDEN", MP_OPEN, "business", "门店当前不可修改", "The store may not be changed now"],
  [65115, "STORE_NOT_FOUND", MP_OPEN, "business", "该 poi_id 无对应门店", "No store has this id"],
  [65118, "INVALID_STORE_STATUS", MP_OPEN, "business", "门店当前状态不可更新", "The store's current status does not allow the update"],
  [65301, "CONDITIONAL_MENU_NOT_FOUND", MP_OPEN, "menu", "不存在此menuid对应的个性化菜单", "No conditional menu has this menuid"],
  [65302, "MENU_USER_NOT_FOUND", MP_OPEN, "menu", "没有相应的用户", "No user matches the given user id"],
  [65303, "DEFAULT_MENU_REQUIRED", MP_OPEN, "menu", "没有默认菜单，不能创建个性化菜单", "A default menu must exist before conditional menus can be created", { hint: { zh: "先创建默认菜单", en: "Create the default menu first" } }],
  [65304, "EMPTY_MATCH_RULE", MP_OPEN, "menu", "MatchRule信息为空", "The match rule of the conditional menu is empty"],
  [65305, "CONDITIONAL_MENU_LIMIT_EXCEEDED", MP_OPEN, "menu", "个性化菜单数量受限", "The account has too many conditional menus"],
  [65306, "CONDITIONAL_MENU_UNSUPPORTED", MP_OPEN, "menu", "不支持个性化菜单的帐号", "This account type does not support conditional menus"],
  [65307, "EMPTY_CONDITIONAL_MENU", MP_OPEN, "menu", "个性化菜单信息为空", "The conditional menu has no content"],
  [65308, "BUTTON_ACTION_MISSING", MP_OPEN, "menu", "包含没有响应类型的button", "A button has no response action"],
  [65309, "CONDITIONAL_MENU_DISABLED", MP_OPEN, "menu", "个性化菜单开关处于关闭状态", "The conditional-menu feature is switched off"],
  [65310, "MENU_COUNTRY_REQUIRED", MP_OPEN, "menu", "填写了省份或城市信息，国家信息不能为空", "A country is required when a province or city is given"],
  [65311, "MENU_PROVINCE_REQUIRED", MP_OPEN, "menu", "填写了城市信息，省份信息不能为空", "A province is required when a city is given"],
  [65312, "INVALID_MENU_COUNTRY", MP_OPEN, "menu", "不合法的国家信息", "The country value is not valid"],
  [65313, "INVALID_MENU_PROVINCE", MP_OPEN, "menu", "不合法的省份信息", "The province value is not valid"],
  [65314, "INVALID_MENU_CITY", MP_OPEN, "menu", "不合法的城市信息", "The city value is not valid"],
  [65316, "TOO_MANY_MENU_DOMAINS", MP_OPEN, "menu", "该公众号的菜单设置了过多的域名外跳（最多跳转到3个域名的链接）", "The menu links to more than three external domains"],
  [65317, "INVALID_MENU_URL", MP_OPEN, "menu", "不合法的URL", "A menu URL is not valid"],
  [65318, "UTF8_REQUIRED", MP_OPEN, "parameter", "仅接受 UTF-8 编码", "The request must be encoded in UTF-8"],
  [65319, "MENU_CREATION_FORBIDDEN", MP_OPEN, "permission", "账号不能创建菜单", "This account may not create menus"],
  [65400, "CUSTOM_SERVICE_NOT_ENABLED", KF_MP_OPEN, "permission", "新版客服功能尚未启用", "The new customer-service feature is not enabled"],
  [65401, "INVALID_CUSTOM_SERVICE_ACCOUNT", KF_MP_OPEN, "business", "客服账号有误", "The customer-service account is not recognised"],
  [65402, "CUSTOM_SERVICE_ACCOUNT_NOT_BOUND", KF_MP_OPEN, "business", "客服账号还没绑定微信号", "The customer-service account is not bound to a WeChat user yet"],
  [65403, "ILLEGAL_CUSTOM_SERVICE_NICKNAME", KF_MP_OPEN, "content", "客服昵称不合规", "The customer-service nickname is not acceptable"],
  [65404, "ILLEGAL_CUSTOM_SERVICE_ACCOUNT", KF_MP_OPEN, "business", "客服账号名不合规", "The customer-service account name is not acceptable"],
  [65405, "CUSTOM_SERVICE_ACCOUNT_LIMIT_EXCEEDED", KF_MP_OPEN, "quota", "客服账号数量已满", "The maximum number of customer-service accounts is reached"],
  [65406, "CUSTOM_SERVICE_ACCOUNT_EXISTS", KF_MP_OPEN, "business", "客服账号重复", "The customer-service account already exists"],
  [65407, "CUSTOM_SERVICE_WORKER_EXISTS", KF_MP_OPEN, "business", "该微信用户已担任本号客服", "The WeChat user already works for this account"],
  [65408, "CUSTOM_SERVICE_ALREADY_INVITED", KF_MP_OPEN, "business", "已邀请过该微信用户", "The WeChat user was already invited"],
  [65409, "INVALID_CUSTOM_SERVICE_WECHAT_ID", KF_MP_OPEN, "user", "被邀请的微信号有误", "The WeChat ID to invite is not valid"],
  [65410, "CUSTOM_SERVICE_WORKER_BIND_LIMIT", KF_MP_OPEN, "quota", "该用户担任客服的账号数已满", "The worker is bound to too many customer-service accounts"],
  [65411, "CUSTOM_SERVICE_INVITATION_PENDING", KF_MP_OPEN, "business", "已有邀请待对方确认", "An invitation for this account still awaits an answer"],
  [65412, "CUSTOM_SERVICE_ACCOUNT_ALREADY_BOUND", KF_MP_OPEN, "business", "客服账号已绑定过微信号", "The customer-service account is already bound to a WeChat user"],
  [65413, "CUSTOM_SERVICE_SESSION_NOT_FOUND", KF_MP_OPEN, "business", "与该客户没有进行中的会话", "No active session exists with this customer"],
  [65414, "CUSTOMER_SERVED_BY_ANOTHER_WORKER", KF_MP_OPEN, "business", "客户正由他人接待", "The customer is being served by someone else"],
  [65415, "CUSTOM_SERVICE_WORKER_OFFLINE", KF_MP_OPEN, "business", "客服人员不在线", "The worker is offline"],
  [65416, "CUSTOM_SERVICE_INVALID_PARAMETER", KF_MP_OPEN, "parameter", "客服查询参数有误", "The query parameters are not valid"],
  [65417, "CUSTOM_SERVICE_TIME_RANGE_TOO_LONG", KF_MP_OPEN, "parameter", "查询时段过长", "The query period is too long"],
  [72023, "INVOICE_LOCKED", CARD_OPEN_WECOM, "business", "发票正被他人锁定", "The invoice is locked by another account"],
  [72024, "INVALID_INVOICE_STATUS", CARD_OPEN_WECOM, "business", "发票状态不允许该操作", "The invoice status does not allow this operation"],
  [72036, "INVOICE_BUSY", CARD_OPEN, "system", "发票正被占用", "The invoice is busy", { retryable: true }],
  [76001, "RID_NOT_FOUND", MP_MINIPROGRAM_OPEN, "parameter", "查无此 rid", "No request has this rid"],
  [76002, "INVALID_RID", MP_MINIPROGRAM_OPEN, "parameter", "rid 未填或格式有误", "The rid is empty or malformed"],
  [76003, "RID_NO_PERMISSION", MP_MINIPROGRAM_OPEN, "permission", "rid 属于其他账号，无权查看", "The rid belongs to another account's call"],
  [76004, "RID_EXPIRED", MP_MINIPROGRAM_OPEN, "business", "rid 超过 7 天已失效", "The rid is older than 7 days"],
  [76021, "INVALID_CGI_PATH", MP_MINIPROGRAM_OPEN_CHANNELS, "parameter", "cgi_path 有误", "The cgi_path is not a known API path"],
  [76022, "TOKEN_ACCOUNT_MISMATCH", MP_MINIPROGRAM_OPEN_CHANNELS, "permission", "token 与接口所属账号类型不符", "The token does not fit the account type of this API", { hint: { zh: "换用接口所属账号的 token；/sns/ 接口不支持", en: "Use the token of the account that owns the API; /sns/ paths are not supported" } }],
  [80000, "SYSTEM_ERROR_TRY_LATER", MP_OPEN, "system", "系统暂时出错", "A temporary system error occurred", { retryable: true }],
  [80066, "INVALID_PLUGIN_VERSION", MINIPROGRAM_OPEN, "parameter", "插件版本有误", "The plugin version is not valid"],
  [80067, "USED_PLUGIN_NOT_FOUND", MINIPROGRAM_OPEN, "parameter", "代码引用的插件不存在", "The plugin in use cannot be found"],
  [80082, "PLUGIN_NO_PERMISSION", MINIPROGRAM_OPEN, "permission", "无权使用此插件", "The mini program may not use this plugin"],
  [81013, "ALL_RECEIVERS_INVALID_OR_FORBIDDEN", WECOM, "user", "所有接收对象均无效或无权限", "Every receiver is invalid or not permitted", { hint: { zh: "确认接收者都在应用可见范围内", en: "Check that the receivers are in the application's visible range" } }],
  [82001, "ALL_RECEIVERS_INVALID", WECOM, "user", "所有接收对象均无效", "Every receiver is invalid"],
  [84014, "USER_TICKET_EXPIRED", WECOM, "credential", "user_ticket 已过期", "The user_ticket has expired"],
  [84015, "INVALID_USER_TICKET", WECOM, "credential", "user_ticket 无效", "The user_ticket is not valid"],
  [84061, "EXTERNAL_CONTACT_NOT_RELATED", WECOM, "user", "与该外部联系人无客户关系", "The member has no relationship with this external contact"],
  [84074, "EXTERNAL_CONTACT_NO_PERMISSION", WECOM, "permission", "无外部联系人使用权限", "The caller has no permission for external contacts"],
  [85001, "WECHAT_ID_NOT_SEARCHABLE", MINIPROGRAM_OPEN, "user", "微信号不存在或不可被搜索", "The WeChat ID does not exist or cannot be searched for"],
  [85002, "TESTER_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "小程序体验者已满", "The mini program has too many testers"],
  [85003, "USER_TESTER_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "该用户可体验的小程序数已满", "The user already tests too many mini programs"],
  [85004, "TESTER_ALREADY_BOUND", MINIPROGRAM_OPEN, "business", "该微信号已是体验者", "The user is already bound as a tester"],
  [85005, "MINIPROGRAM_NOT_LINKED", MP_OPEN, "permission", "小程序与公众号未关联", "The mini program is not linked to the official account"],
  [85006, "INVALID_AUDIT_TAG", MINIPROGRAM_OPEN, "parameter", "标签格式有误", "The tag format is wrong"],
  [85007, "INVALID_AUDIT_PAGE", MINIPROGRAM_OPEN, "parameter", "页面路径格式有误", "The page path format is wrong"],
  [85008, "INVALID_AUDIT_CATEGORY", MINIPROGRAM_OPEN, "parameter", "类目有误或未审核通过", "The category is wrong or not approved"],
  [85009, "AUDIT_IN_PROGRESS", MINIPROGRAM_OPEN, "business", "另有版本在审核中", "Another version is already under review"],
  [85010, "AUDIT_ITEM_EMPTY", MINIPROGRAM_OPEN, "parameter", "item_list 有未填的项", "An item in item_list lacks required data"],
  [85011, "INVALID_AUDIT_TITLE", MINIPROGRAM_OPEN, "parameter", "标题有误", "The title is not acceptable"],
  [85012, "INVALID_AUDIT_ID", MINIPROGRAM_OPEN, "parameter", "审核单 ID 有误", "The audit id is not valid"],
  [85013, "INVALID_EXT_JSON", MINIPROGRAM_OPEN, "parameter", "自定义配置 ext_json 有误", "The custom configuration ext_json is not valid"],
  [85014, "INVALID_CODE_TEMPLATE_ID", MINIPROGRAM_OPEN, "parameter", "代码模板编号不存在", "The code template number does not exist"],
  [85015, "NOT_MINIPROGRAM_ACCOUNT", MINIPROGRAM_OPEN, "parameter", "账号类型不是小程序", "The account is not a mini program"],
  [85016, "DOMAIN_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "域名数已满", "The maximum number of domains is reached"],
  [85017, "NO_DOMAIN_TO_MODIFY", MINIPROGRAM_OPEN, "parameter", "筛选后没有可改动的域名", "No domain is left to change after filtering"],
  [85018, "DOMAIN_NOT_SET_ON_PLATFORM", MINIPROGRAM_OPEN, "parameter", "域名未在第三方平台登记", "The domain is not configured on the third-party platform"],
  [85019, "NO_VERSION_UNDER_AUDIT", MINIPROGRAM_OPEN, "business", "当前无审核中的版本", "No version is under review"],
  [85020, "AUDIT_STATUS_NOT_RELEASABLE", MINIPROGRAM_OPEN, "business", "审核状态不足以发布", "The review status does not allow a release"],
  [85021, "STATUS_NOT_CHANGEABLE", MINIPROGRAM_OPEN, "business", "当前状态不可更改", "The status cannot be changed"],
  [85022, "INVALID_ACTION", MINIPROGRAM_OPEN, "parameter", "action 取值有误", "The action value is not accepted"],
  [85023, "INVALID_AUDIT_ITEM_COUNT", MINIPROGRAM_OPEN, "parameter", "审核项须为 1 至 5 个", "A review needs between 1 and 5 items"],
  [85043, "CODE_TEMPLATE_ERROR", MINIPROGRAM_OPEN, "parameter", "代码模板有问题", "The code template is faulty"],
  [85044, "CODE_PACKAGE_TOO_LARGE", MINIPROGRAM_OPEN, "quota", "代码包过大", "The code package is too large"],
  [85045, "EXT_JSON_PATH_NOT_FOUND", MINIPROGRAM_OPEN, "parameter", "ext_json 中有路径找不到", "A path in ext_json does not exist"],
  [85046, "TABBAR_PATH_MISSING", MINIPROGRAM_OPEN, "parameter", "tabBar 项未写 path", "A tabBar item has no path"],
  [85047, "EMPTY_CODE_PAGES", MINIPROGRAM_OPEN, "parameter", "pages 未填", "The pages field is empty"],
  [85048, "EXT_JSON_PARSE_ERROR", MINIPROGRAM_OPEN, "parameter", "ext_json 无法解析", "The ext_json could not be parsed"],
  [85060, "INVALID_TASK_ID", MINIPROGRAM_OPEN, "parameter", "taskid 有误", "The taskid is not valid"],
  [85064, "TEMPLATE_OR_DRAFT_NOT_FOUND", MINIPROGRAM_OPEN, "business", "模板或草稿不存在", "The template or draft cannot be found"],
  [85065, "CODE_TEMPLATE_LIBRARY_FULL", MINIPROGRAM_OPEN, "quota", "代码模板库已满", "The code template library is full"],
  [85066, "INVALID_QRCODE_PREFIX", MINIPROGRAM_OPEN, "parameter", "二维码规则链接有误", "The link of the QR-code rule is wrong"],
  [85068, "TEST_URL_NOT_SUB_PREFIX", MINIPROGRAM_OPEN, "parameter", "测试链接不在规则链接之下", "The test link is not below the rule's link"],
  [85069, "VERIFY_FILE_CHECK_FAILED", MINIPROGRAM_OPEN, "business", "校验文件未通过", "The verification file check failed"],
  [85071, "QRCODE_PREFIX_ALREADY_ADDED", MINIPROGRAM_OPEN, "business", "规则链接重复添加", "The link was already added"],
  [85072, "QRCODE_PREFIX_TAKEN", MINIPROGRAM_OPEN, "business", "链接被他人占用", "The link is taken by another mini program"],
  [85073, "QRCODE_RULE_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "二维码跳转规则数达到上限", "The maximum number of QR-code rules is reached"],
  [85074, "MINIPROGRAM_NOT_PUBLISHED", MINIPROGRAM_OPEN, "business", "小程序尚未发布", "The mini program is not released yet"],
  [85077, "CATEGORY_WITHDRAWN", MINIPROGRAM_OPEN, "permission", "所选类目已下架", "A selected category was withdrawn by the platform"],
  [85079, "NO_ONLINE_VERSION", MINIPROGRAM_OPEN, "business", "小程序无线上版本", "The mini program has no released version"],
  [85080, "AUDIT_NOT_APPROVED", MINIPROGRAM_OPEN, "business", "提审版本未获通过", "The submitted version was not approved"],
  [85081, "INVALID_GRAY_PERCENTAGE", MINIPROGRAM_OPEN, "parameter", "灰度比例有误", "The gray-release percentage is not valid"],
  [85082, "GRAY_PERCENTAGE_TOO_LOW", MINIPROGRAM_OPEN, "parameter", "灰度比例只能调高", "The gray-release percentage must be higher than before"],
  [85083, "SEARCH_STATUS_BANNED", MINIPROGRAM_OPEN, "permission", "搜索状态被封，不可改", "The search setting is banned and cannot be changed"],
  [85084, "INVALID_SEARCH_STATUS", MINIPROGRAM_OPEN, "parameter", "status 仅限 0 或 1", "The status must be 0 or 1"],
  [85085, "AUDIT_SUBMISSION_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "提审次数达到上限", "Too many versions were submitted for review"],
  [85086, "CODE_COMMIT_REQUIRED", MINIPROGRAM_OPEN, "business", "提审前须先上传代码", "Code must be committed before a review is submitted"],
  [85087, "NAVIGATE_APPID_LIST_REQUIRED", MINIPROGRAM_OPEN, "parameter", "须声明可跳转的小程序 appid", "The appids used by navigateToMiniProgram must be declared"],
  [86000, "THIRD_PARTY_CALL_ONLY", MINIPROGRAM_OPEN, "permission", "须由第三方平台代调用", "Only a third-party platform may make this call"],
  [86001, "NO_COMMITTED_CODE", MINIPROGRAM_OPEN, "business", "第三方平台未上传过代码", "The third-party platform has not committed any code"],
  [86001, "WECOM_INVALID_CHATID", WECOM, "parameter", "群聊 chatid 有误", "The chatid is not valid"],
  [86002, "MINIPROGRAM_PROFILE_INCOMPLETE", MINIPROGRAM_OPEN, "business", "小程序昵称、头像或简介未设", "The mini program still lacks a nickname, avatar or introduction"],
  [86004, "INVALID_WECHAT_ACCOUNT", MINIPROGRAM_OPEN, "user", "所填微信号有误", "The WeChat ID is not recognised"],
  [86007, "SUBMISSION_FORBIDDEN", MINIPROGRAM_OPEN, "permission", "小程序不得提交", "The mini program may not submit"],
  [87007, "INVALID_SESSION_KEY", MINIPROGRAM_OPEN, "credential", "session_key 缺失或过期", "The session_key is missing or has expired", { hint: { zh: "重新调用 code2Session 取 session_key", en: "Call code2Session again to get a new session_key" } }],
  [87008, "INVALID_SIG_METHOD", MINIPROGRAM_OPEN, "parameter", "sig_method 有误", "The sig_method is not accepted"],
  [87009, "INVALID_SIGNATURE", MINIPROGRAM_OPEN, "credential", "签名有误", "The signature is not valid", { hint: { zh: "用当前 session_key 重新计算签名", en: "Recompute the signature with the current session_key" } }],
  [87011, "GRAY_RELEASE_IN_PROGRESS", MINIPROGRAM_OPEN, "business", "灰度发布中，不能回退", "A gray release is running, so the version cannot be reverted"],
  [87012, "VERSION_NOT_REVERTIBLE", MINIPROGRAM_OPEN, "business", "当前版本不可回退", "This version cannot be reverted"],
  [87013, "AUDIT_WITHDRAW_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "撤回审核次数已用完", "The number of review withdrawals is used up (5 a day, 10 a month)"],
  [87014, "RISKY_CONTENT", MINIPROGRAM_MP_OPEN, "content", "内容被判为违规", "The content is flagged as risky", { hint: { zh: "不要发布该内容；内容检测接口返回此码即为结论", en: "Do not publish the content; on a content check this code is the verdict" } }],
  [87015, "CONTENT_CHECK_TIMEOUT", MINIPROGRAM_OPEN, "system", "检测超时，内容过大", "The check timed out and needs smaller content"],
  [88000, "COMMENT_NO_PERMISSION", MP_OPEN, "permission", "无留言权限", "The account has no permission for comments"],
  [88001, "ARTICLE_NOT_FOUND", MP_OPEN, "business", "图文 msg_data_id 不存在", "No article has this msg_data_id"],
  [88002, "ARTICLE_SAFETY_LIMITED", MP_OPEN, "content", "文章因安全原因受限", "The article is restricted for safety reasons"],
  [88003, "FEATURED_COMMENT_LIMIT_EXCEEDED", MP_OPEN, "quota", "精选留言已满", "The maximum number of featured comments is reached"],
  [88004, "COMMENT_DELETED_BY_USER", MP_OPEN, "business", "留言已由用户删除", "The comment was deleted by its author"],
  [88005, "COMMENT_ALREADY_REPLIED", MP_OPEN, "business", "该留言已有回复", "The comment already has a reply"],
  [88007, "INVALID_REPLY_LENGTH", MP_OPEN, "parameter", "回复为空或过长", "The reply is empty or too long"],
  [88008, "COMMENT_NOT_FOUND", MP_OPEN, "business", "留言不存在", "The comment does not exist"],
  [88009, "REPLY_NOT_FOUND", MP_OPEN, "business", "留言回复不存在", "The reply does not exist"],
  [88010, "INVALID_COMMENT_COUNT", MP_OPEN, "parameter", "count 须为 1 至 50", "The count must be between 1 and 50"],
  [89000, "OPEN_ACCOUNT_ALREADY_BOUND", MP_MINIPROGRAM_OPEN, "business", "账号已绑定开放平台", "The account is already bound to an open-platform account"],
  [89001, "OPEN_ACCOUNT_OWNER_MISMATCH", MP_MINIPROGRAM_OPEN, "permission", "账号与开放平台主体不同", "The account and the open-platform account have different owners"],
  [89002, "OPEN_ACCOUNT_NOT_BOUND", MP_MINIPROGRAM_OPEN, "business", "账号尚未绑定开放平台", "The account is not bound to an open-platform account"],
  [89003, "OPEN_ACCOUNT_NOT_CREATED_BY_API", MP_MINIPROGRAM_OPEN, "permission", "该开放平台账号非接口创建", "The open-platform account was not created through the API"],
  [89004, "OPEN_ACCOUNT_BIND_LIMIT_EXCEEDED", MP_MINIPROGRAM_OPEN, "quota", "开放平台绑定数已满（100 个）", "The open-platform account has reached its limit of 100 bound accounts"],
  [89019, "WEBVIEW_DOMAIN_UNCHANGED", MINIPROGRAM_OPEN, "business", "业务域名没有变化", "The web-view domains are unchanged"],
  [89020, "PLATFORM_WEBVIEW_DOMAIN_NOT_SET", MINIPROGRAM_OPEN, "business", "第三方平台未设业务域名", "The third-party platform has not set a web-view domain"],
  [89021, "WEBVIEW_DOMAIN_NOT_ON_PLATFORM", MINIPROGRAM_OPEN, "permission", "业务域名不在平台所设范围内", "The domain is not covered by the platform's web-view domains"],
  [89029, "WEBVIEW_DOMAIN_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "业务域名数已满", "The maximum number of web-view domains is reached"],
  [89231, "PERSONAL_WEBVIEW_DOMAIN_UNSUPPORTED", MINIPROGRAM_OPEN, "permission", "个人小程序不能设置业务域名", "Personal mini programs cannot set web-view domains"],
  [89236, "PLUGIN_APPLY_FORBIDDEN", MINIPROGRAM_OPEN, "permission", "此插件不接受申请", "This plugin cannot be applied for"],
  [89237, "PLUGIN_ALREADY_ADDED", MINIPROGRAM_OPEN, "business", "插件已申请或已添加", "The plugin was already requested or added"],
  [89238, "PLUGIN_LIMIT_EXCEEDED", MINIPROGRAM_OPEN, "quota", "插件数已满", "The maximum number of plugins is reached"],
  [89239, "PLUGIN_NOT_FOUND", MINIPROGRAM_OPEN, "business", "查无此插件", "The plugin does not exist"],
  [89247, "INTERNAL_ERROR", MINIPROGRAM_OPEN, "system", "平台内部出错", "The platform failed internally"],
  [89248, "INVALID_ENTERPRISE_CODE_TYPE", OPEN, "parameter", "企业代码类型有误", "The type of the enterprise code is not valid"],
  [89249, "REGISTRATION_TASK_RUNNING", OPEN, "business", "该主体已有任务未结束", "A task for this owner is already running", { hint: { zh: "距上次任务满 24 小时后再试", en: "Try again 24 hours after the last task" } }],
  [89250, "REGISTRATION_TASK_NOT_FOUND", OPEN, "business", "查无此任务", "The task cannot be found"],
  [89251, "LEGAL_PERSON_VERIFY_PENDING", OPEN, "business", "等待法人刷脸核验", "The legal person's face check is pending"],
  [89252, "ENTERPRISE_INFO_CHECKING", OPEN, "business", "正在核对法人与企业信息", "The legal person and enterprise data are still being compared"],
  [89253, "REGISTRATION_PARAMETER_MISSING", OPEN, "parameter", "参数不全", "Some parameters are missing"],
  [89254, "COMPONENT_PERMISSION_INCOMPLETE", OPEN, "permission", "第三方平台权限集不齐", "The third-party platform lacks some permission sets"],
  [89255, "INVALID_ENTERPRISE_CODE", OPEN, "parameter", "企业代码有误", "The enterprise code is not valid"],
  [89300, "INVALID_ORDER", OPEN, "business", "订单有误", "The order is not valid"],
  [89401, "SYSTEM_UNSTABLE", MINIPROGRAM_OPEN, "system", "系统暂不稳定", "The system is unstable at the moment", { retryable: true }],
  [89402, "AUDIT_NOT_IN_QUEUE", MINIPROGRAM_OPEN, "business", "审核单不在待审队列", "The review is not waiting in the queue"],
  [89403, "AUDIT_SPEEDUP_UNSUPPORTED", MINIPROGRAM_OPEN, "permission", "此审核单不支持加急", "This kind of review cannot be sped up"],
  [89404, "AUDIT_ALREADY_SPED_UP", MINIPROGRAM_OPEN, "business", "审核单已加急", "The review was already sped up"],
  [89405, "AUDIT_SPEEDUP_QUOTA_EXCEEDED", MINIPROGRAM_OPEN, "quota", "当月加急次数不足", "The monthly speed-up quota is used up"],
  [89501, "ADMIN_CONFIRMATION_UNHANDLED", MP_OPEN, "permission", "管理员尚有确认请求未处理", "An earlier confirmation request of the administrator is still open"],
  [89502, "ADMIN_CONFIRMATION_AWAITED", MP_OPEN, "permission", "待管理员确认", "The call waits for the administrator's confirmation"],
  [89503, "ADMIN_CONFIRMATION_REQUIRED", MP_OPEN, "permission", "此 IP 调用须管理员确认", "The administrator must confirm calls from this IP", { hint: { zh: "请管理员确认该请求后重试", en: "Ask the administrator to confirm the request, then retry" } }],
  [89504, "ADMIN_CONFIRMATION_PENDING", MP_OPEN, "permission", "管理员确认中", "The administrator's confirmation is pending"],
  [89505, "ADMIN_CONFIRMATION_IN_PROGRESS", MP_OPEN, "permission", "管理员确认中，暂不可调用", "The administrator's confirmation is still in progress"],
  [89506, "IP_REFUSED_BY_ADMIN_24H", MP_OPEN, "permission", "管理员拒绝了此 IP，限 24 小时", "The administrator refused this IP, which is blocked for 24 hours", { hint: { zh: "与管理员沟通，24 小时后再试", en: "Agree with the administrator first and retry after 24 hours" } }],
  [89507, "IP_REFUSED_BY_ADMIN_1H", MP_OPEN, "permission", "管理员拒绝了此 IP，限 1 小时", "The administrator refused this IP, which is blocked for 1 hour", { hint: { zh: "与管理员沟通，1 小时后再试", en: "Agree with the administrator first and retry after 1 hour" } }],
  [91001, "NOT_FAST_REGISTERED_MINIPROGRAM", MINIPROGRAM_OPEN, "permission", "小程序非公众号快速创建", "The mini program was not created from an official account"],
  [91002, "RENAME_AFTER_RELEASE_FORBIDDEN", MINIPROGRAM_OPEN, "permission", "小程序发布后名称锁定", "A released mini program cannot be renamed"],
  [91003, "INVALID_RENAME_STATUS", MINIPROGRAM_OPEN, "business", "改名状态有误", "The rename status does not allow this"],
  [91004, "ILLEGAL_NICKNAME", MINIPROGRAM_OPEN, "content", "昵称不合规", "The nickname is not acceptable"],
  [91007, "NICKNAME_TAKEN", MINIPROGRAM_OPEN, "content", "昵称重名", "The nickname is already taken"],
  [91040, "INVALID_TICKET_TYPE", WECOM, "parameter", "ticket 类型有误", "The ticket type is not valid"],
  [95000, "INVALID_OPEN_KFID", WECOM_KF, "parameter", "open_kfid 有误", "The open_kfid is not valid"],
  [95004, "OPEN_KFID_NOT_FOUND", WECOM_KF, "business", "查无此 open_kfid", "No customer-service account has this open_kfid"],
  [95011, "KF_MANAGED_IN_WECOM", WECOM_KF, "permission", "微信客服已在企业微信内管理", "WeChat customer service is managed inside WeCom"],
  [95012, "KF_NOT_USED_IN_WECOM", WECOM_KF, "permission", "企业微信内未启用微信客服", "WeChat customer service is not used inside WeCom"],
  [95017, "KF_API_NOT_ENABLED", WECOM_KF, "permission", "微信客服 API 未开启", "The customer-service API feature is not switched on"],
  [200011, "ACCOUNT_BANNED", MINIPROGRAM_MP_OPEN, "permission", "账号被封，不能操作", "The account is banned"],
  [200012, "PRIVATE_TEMPLATE_LIMIT_EXCEEDED", MINIPROGRAM_MP_OPEN, "quota", "个人模板数已满", "The account has too many private templates", { hint: { zh: "先删除不用的个人模板", en: "Delete unused private templates first" } }],
  [200013, "TEMPLATE_BANNED", MINIPROGRAM_MP_OPEN, "message", "模板被封，不能选用", "The template is banned"],
  [200014, "INVALID_TEMPLATE_TID", MINIPROGRAM_MP_OPEN, "parameter", "模板 tid 有误", "The template tid is wrong"],
  [200020, "INVALID_KEYWORD_ID_LIST", MINIPROGRAM_MP_OPEN, "parameter", "kidList 有误", "The keyword list kidList is wrong"],
  [200021, "INVALID_SCENE_DESC", MINIPROGRAM_MP_OPEN, "parameter", "sceneDesc 有误", "The scene description sceneDesc is wrong"],
  [301002, "AGENT_NO_PERMISSION", WECOM, "permission", "无权操作该应用", "The caller has no permission for this application"],
  [301022, "CHECKIN_DATA_FAILED", WECOM, "system", "打卡数据读取失败", "The check-in data could not be read", { retryable: true }],
  [301070, "WECOM_SYSTEM_ERROR", WECOM, "system", "企业微信系统出错", "WeCom reported a temporary system error", { retryable: true }],
  [2000002, "CORPID_NOT_FOUND", WECOM, "credential", "企业 ID（CorpID）不存在", "The corpid does not exist"],
  [9001001, "SHAKE_INVALID_POST_DATA", SHAKE_OPEN, "parameter", "POST数据参数不合法", "The posted data is not valid"],
  [9001002, "SHAKE_REMOTE_SERVICE_UNAVAILABLE", SHAKE_OPEN, "system", "远端服务不可用", "The remote service is unavailable", { retryable: true }],
  [9001003, "SHAKE_INVALID_TICKET", SHAKE_OPEN, "credential", "Ticket不合法", "The ticket is not valid"],
  [9001004, "SHAKE_GET_USER_INFO_FAILED", SHAKE_OPEN, "business", "获取摇周边用户信息失败", "The shaking user's information could not be read"],
  [9001005, "SHAKE_GET_MERCHANT_INFO_FAILED", SHAKE_OPEN, "business", "获取商户信息失败", "The merchant information could not be read"],
  [9001006, "SHAKE_GET_OPENID_FAILED", SHAKE_OPEN, "business", "获取OpenID失败", "The OpenID could not be read"],
  [9001007, "SHAKE_UPLOAD_FILE_MISSING", SHAKE_OPEN, "media", "上传文件缺失", "The upload contains no file"],
  [9001008, "SHAKE_INVALID_MATERIAL_TYPE", SHAKE_OPEN, "media", "上传素材的文件类型不合法", "The uploaded material has an unsupported file type"],
  [9001009, "SHAKE_INVALID_MATERIAL_SIZE", SHAKE_OPEN, "media", "上传素材的文件尺寸不合法", "The uploaded material has an unsupported size"],
  [9001010, "SHAKE_UPLOAD_FAILED", SHAKE_OPEN, "media", "上传失败", "The upload failed"],
  [9001020, "SHAKE_INVALID_ACCOUNT", SHAKE_OPEN, "permission", "帐号不合法", "The account is not valid"],
  [9001021, "SHAKE_ACTIVATION_RATE_TOO_LOW", SHAKE_OPEN, "quota", "已有设备激活率低于50%，不能新增设备", "New devices are refused because under half of the existing ones are active"],
  [9001022, "SHAKE_INVALID_DEVICE_QUANTITY", SHAKE_OPEN, "parameter", "设备申请数不合法，必须为大于0的数字", "The number of devices applied for must be greater than zero"],
  [9001023, "SHAKE_DEVICE_APPLICATION_PENDING", SHAKE_OPEN, "business", "已存在审核中的设备ID申请", "An application for device ids is still under review"],
  [9001024, "SHAKE_TOO_MANY_DEVICE_IDS", SHAKE_OPEN, "parameter", "一次查询设备ID数量不能超过50", "A query accepts at most 50 device ids"],
  [9001025, "SHAKE_INVALID_DEVICE_ID", SHAKE_OPEN, "parameter", "设备ID不合法", "The device id is not valid"],
  [9001026, "SHAKE_INVALID_PAGE_ID", SHAKE_OPEN, "parameter", "页面ID不合法", "The page id is not valid"],
  [9001027, "SHAKE_INVALID_PAGE_PARAMETER", SHAKE_OPEN, "parameter", "页面参数不合法", "A page parameter is not valid"],
  [9001028, "SHAKE_TOO_MANY_PAGE_IDS_TO_DELETE", SHAKE_OPEN, "parameter", "一次删除页面ID数量不能超过10", "A delete call accepts at most 10 page ids"],
  [9001029, "SHAKE_PAGE_IN_USE", SHAKE_OPEN, "business", "页面已应用在设备中，请先解除应用关系再删除", "The page is still bound to a device and must be unbound before deletion"],
  [9001030, "SHAKE_TOO_MANY_PAGE_IDS_TO_QUERY", SHAKE_OPEN, "parameter", "一次查询页面ID数量不能超过50", "A query accepts at most 50 page ids"],
  [9001031, "SHAKE_INVALID_TIME_RANGE", SHAKE_OPEN, "parameter", "时间区间不合法", "The time range is not valid"],
  [9001032, "SHAKE_INVALID_BINDING_PARAMETER", SHAKE_OPEN, "parameter", "保存设备与页面的绑定关系参数错误", "The parameters that bind a device to pages are wrong"],
  [9001033, "SHAKE_INVALID_STORE_ID", SHAKE_OPEN, "parameter", "门店ID不合法", "The store id is not valid"],
  [9001034, "SHAKE_DEVICE_COMMENT_TOO_LONG", SHAKE_OPEN, "parameter", "设备备注信息过长", "The device remark is too long"],
  [9001035, "SHAKE_INVALID_APPLICATION_PARAMETER", SHAKE_OPEN, "parameter", "设备申请参数不合法", "The device application parameters are not valid"],
  [9001036, "SHAKE_INVALID_QUERY_BEGIN", SHAKE_OPEN, "parameter", "查询起始值begin不合法", "The start value (begin) of the query is not valid"],
  [9300509, "LOGISTICS_RETRY_TOO_FAST", MINIPROGRAM_OPEN, "rateLimit", "物流接口调用过快", "The logistics API is called or retried too fast", { retryable: true }],
  [9300537, "LOGISTICS_RATE_LIMITED", MINIPROGRAM_OPEN, "rateLimit", "物流接口频率受限", "The logistics API is rate-limited", { retryable: true }],
];
