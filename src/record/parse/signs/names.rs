//! Names and words by which the programs that archives come from keep a page back: folded, without what joins words.

/// Fields that keep a page back unless they say no. Names are compared without capitals, hyphens and underscores.
pub const HELD_BACK: [&str; 25] = [
    "draft",
    "isdraft",
    "private",
    "isprivate",
    "unlisted",
    "hidden",
    "hide",
    "confidential",
    "restricted",
    "headless",
    "noindex",
    "unpublished",
    "donotpublish",
    "password",
    "eleventyexcludefromcollections",
    "internal",
    "internalonly",
    "staffonly",
    "membersonly",
    "nopublish",
    "dontpublish",
    "notpublic",
    "notforpublication",
    "borrador",
    "privado",
];

/// Fields that keep a page back where they say no.
pub const PUBLISHED: [&str; 13] = [
    "publish",
    "published",
    "ispublished",
    "public",
    "ispublic",
    "visible",
    "listed",
    "permalink",
    "sitemap",
    "render",
    "publicar",
    "publicado",
    "publico",
];

/// Those of them whose value may be a path or a word of their program: what it means otherwise is not known.
pub const WITH_OTHER_VALUES: [&str; 3] = ["permalink", "sitemap", "render"];

/// What says that a page is published, beside dates.
pub const YES: [&str; 16] = [
    "true",
    "yes",
    "on",
    "y",
    "t",
    "si",
    "all",
    "always",
    "everyone",
    "open",
    "welcome",
    "public",
    "publish",
    "published",
    "live",
    "final",
];

/// Fields that say in a word who may see a page, or how far it is.
pub const STATES: [&str; 18] = [
    "visibility",
    "status",
    "state",
    "poststatus",
    "publishstatus",
    "access",
    "audience",
    "classification",
    "confidentiality",
    "workflow",
    "workflowstate",
    "workflowstatus",
    "reviewstatus",
    "publicationstatus",
    "editorialstatus",
    "robots",
    "estado",
    "visibilidad",
];

/// Words of those fields that keep a page back.
pub const WITHHELD: [&str; 29] = [
    "draft",
    "drafts",
    "private",
    "pending",
    "hidden",
    "unlisted",
    "unpublished",
    "internal",
    "confidential",
    "restricted",
    "withheld",
    "embargoed",
    "trash",
    "future",
    "members",
    "staff",
    "noindex",
    "none",
    "never",
    "secret",
    "wip",
    "review",
    "borrador",
    "privado",
    "privada",
    "pendiente",
    "oculto",
    "confidencial",
    "interno",
];

/// Fields whose own fields are properties of the page, in the programs that group them.
pub const GROUPS: [&str; 12] = [
    "params",
    "meta",
    "metadata",
    "extra",
    "cascade",
    "page",
    "settings",
    "options",
    "config",
    "properties",
    "publication",
    "publishing",
];

/// Fields with the day from which a page is public, and until which.
pub const FROM: [&str; 9] = [
    "publishdate",
    "publishon",
    "publishat",
    "publishfrom",
    "publishafter",
    "published",
    "embargo",
    "embargountil",
    "embargodate",
];

/// Fields with the day until which a page is public.
pub const UNTIL: [&str; 8] =
    ["expirydate", "expires", "expireson", "expiry", "expirationdate", "unpublishdate", "unpublishon", "unpublishat"];

/// Folders of what is not ready or not for everybody.
pub const FOLDERS: [&str; 10] =
    ["_drafts", "_draft", "drafts", "draft", "_private", "private", "_unpublished", "unpublished", ".trash", "trash"];

/// Words of [`STATES`] that keep a page back where they stand in the text. Minutes may have lines such as
/// `Status: pending`, which are of something else.
pub const WITHHELD_BELOW: [&str; 13] = [
    "draft",
    "private",
    "hidden",
    "unlisted",
    "unpublished",
    "internal",
    "confidential",
    "embargoed",
    "secret",
    "borrador",
    "privado",
    "confidencial",
    "interno",
];

/// Lines that say it alone, in whatever capitals.
pub const NOTICES: [&str; 6] = [
    "not for publication",
    "not for public release",
    "not for release",
    "not for distribution",
    "do not publish",
    "no publicar",
];
