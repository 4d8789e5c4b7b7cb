//! The words that are looked for in a text, with what each stands for: the catalogue's, and those beside which a fact
//! stands.

use super::marks::MarkKind;
use super::words::{FAILURE, HOUR, LACK, ORDERS, QUOTING};
use crate::catalogue::{COMPETITORS, FRONT_ENDS, Owner, PLACE_MARKS, PROVIDERS, SDKS, SERVICES, SIGNS};

/// Words beside which a fact stands that has to be read, not only seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Anchor {
    /// An echoed key follows.
    Echo,
    /// The refused value follows.
    HeaderValue,
    /// The refused value stands before.
    RefusedHeader,
    /// A character and its position follow.
    Codec,
    /// An index and a value follow.
    ByteString,
    /// A number and an index follow.
    UnexpectedChar,
    /// The missing scopes follow.
    Scope,
    /// The name of the model follows.
    Model,
    /// A client is made with an argument that its SDK doesn't read.
    WrongArgument,
    /// The value of the organization header follows.
    Organization,
    /// The scheme stands twice.
    DoubledBearer,
    /// A request succeeded.
    Success,
    /// An address.
    Address,
    /// The value of a field follows that somebody wrote, to a model or as a model.
    Quoting,
    /// The base URL that a client is set to follows.
    BaseUrl,
    /// A `.env` file is read here.
    Load,
    /// A client is made here.
    Client,
    /// Two variables are set of which one wins.
    Competing,
    /// A subscription of the chat, which is no credit of the API.
    Subscription,
    /// What a browser's bundle reads variables by.
    FrontEnd,
    /// A run on behalf of another repository.
    Fork,
    /// A file whose quotes stay part of the values.
    EnvFile,
    /// A page for people.
    Page,
    /// The title of a test follows that passed.
    Passed,
    /// A word of a failure, or of something that lacks.
    Failure,
    /// A code in brackets follows, and the operation that was called.
    Operation,
    /// A code of a directory of identities begins.
    Directory,
    /// A client shows what came with a service's answer, whose exceptions are named by its codes.
    Answered,
    /// A release or version that refuses API keys as bearer tokens.
    OlderVersion,
    /// The request that a client sent follows, as it prints it beside the answer.
    Sent,
    /// How long an access token lives.
    Hour,
    /// Words to whoever reads this.
    Order,
}

impl Anchor {
    /// The most places of it that are kept: repetitions say nothing new.
    pub(super) fn limit(self) -> usize {
        match self {
            Anchor::Address | Anchor::Quoting | Anchor::Failure => 256,
            _ => 16,
        }
    }
}

/// The words of the anchors that belong to no service and no SDK; the catalogue has the others.
const ANCHORS: &[(&str, Anchor)] = &[
    ("header value", Anchor::HeaderValue),
    ("header field value", Anchor::HeaderValue),
    ("invalid value for header", Anchor::HeaderValue),
    ("is not a legal http header value", Anchor::RefusedHeader),
    ("is an invalid header value", Anchor::RefusedHeader),
    ("is not valid header value", Anchor::RefusedHeader),
    ("codec can't encode character", Anchor::Codec),
    ("to a bytestring because the character at index ", Anchor::ByteString),
    ("unexpected char 0x", Anchor::UnexpectedChar),
    ("missing scopes:", Anchor::Scope),
    ("the model", Anchor::Model),
    ("access to model", Anchor::Model),
    ("model:", Anchor::Model),
    ("model\":", Anchor::Model),
    ("bearer bearer ", Anchor::DoubledBearer),
    ("http/1.1 200", Anchor::Success),
    ("http/2 200", Anchor::Success),
    (" 200 ok", Anchor::Success),
    ("finish_reason\":", Anchor::Success),
    ("stop_reason\":", Anchor::Success),
    ("finishreason\":", Anchor::Success),
    ("://", Anchor::Address),
    ("base_url", Anchor::BaseUrl),
    ("baseurl", Anchor::BaseUrl),
    ("api_base", Anchor::BaseUrl),
    ("load_dotenv(", Anchor::Load),
    ("dotenv.config(", Anchor::Load),
    ("from a fork", Anchor::Fork),
    ("from forks", Anchor::Fork),
    ("forked repo", Anchor::Fork),
    ("pull request from fork", Anchor::Fork),
    ("my fork", Anchor::Fork),
    ("--env-file", Anchor::EnvFile),
    ("<!doctype html", Anchor::Page),
    ("<html", Anchor::Page),
    ("request: {", Anchor::Sent),
    ("request body: {", Anchor::Sent),
    ("an error occurred (", Anchor::Operation),
    ("aadsts", Anchor::Directory),
    ("$fault", Anchor::Answered),
    ("$metadata", Anchor::Answered),
    ("✓ ", Anchor::Passed),
    ("✔ ", Anchor::Passed),
    ("√ ", Anchor::Passed),
];
/// What a pattern stands for.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// The longest part of a phrase of a sign; the others are looked for around it.
    Phrase { sign: usize, phrase: usize, part: usize },
    /// A code of a sign.
    Code { sign: usize },
    /// A word, host, variable or sentence of a service.
    Owner { owner: Owner, kind: MarkKind },
    /// A marker of an SDK.
    Sdk { sdk: usize },
    /// Words that a fact stands beside.
    Anchor(Anchor),
    /// A word of a site of a provider.
    Site { site: usize },
    /// A mark of a place.
    Place { place: usize },
}

/// How far apart two parts of a phrase may stand.
const MAX_GAP_BYTES: usize = 160;
/// The same where the phrase asks for a small gap: one or two words.
const MAX_SMALL_GAP_BYTES: usize = 28;

/// What stands before a provider's name in paths and settings of wrappers; the catalogue has what packages are called.
const WRAPPED: [&str; 8] =
    ["llms/", "llms.", "model_providers/", "providers/", "provider: ", "provider=", "provider\": \"", "provider\":\""];

/// A part of a phrase, and how far from the part before it may stand.
pub(super) fn part_of(part: &str) -> (&str, usize) {
    part.strip_prefix('‥').map_or((part, MAX_GAP_BYTES), |part| (part.trim_start(), MAX_SMALL_GAP_BYTES))
}

/// Every word, in lower case.
pub(super) fn words() -> Vec<(String, Meaning)> {
    let listed = catalogue_words().into_iter().chain(anchors());
    let mut words: Vec<(String, Meaning)> = listed.map(|(word, meaning)| (word.to_ascii_lowercase(), meaning)).collect();
    for entry in PROVIDERS.iter() {
        let owner = Meaning::Owner { owner: Owner::Provider(entry), kind: MarkKind::Class };
        for package in entry.packages {
            let of_sdks = SDKS.iter().flat_map(|sdk| sdk.package_prefixes);
            words.extend(WRAPPED.iter().chain(of_sdks).map(|before| ([*before, *package].concat(), owner)));
        }
        let header = entry.organization_header;
        if !header.is_empty() {
            let written = [["'", header, "': '"].concat(), ["\"", header, "\": \""].concat(), [header, ": "].concat()];
            words.extend(written.map(|header| (header, Meaning::Anchor(Anchor::Organization))));
        }
    }
    words
}

/// What shows signs, services, SDKs and places.
fn catalogue_words() -> Vec<(&'static str, Meaning)> {
    let mut words: Vec<(&'static str, Meaning)> = Vec::new();
    for (sign, entry) in SIGNS.iter().enumerate() {
        for (phrase, parts) in entry.phrases.iter().enumerate() {
            let longest = (0..parts.len()).max_by_key(|part| part_of(parts[*part]).0.len()).unwrap_or(0);
            words.push((part_of(parts[longest]).0, Meaning::Phrase { sign, phrase, part: longest }));
        }
        words.extend(entry.codes.iter().map(|code| (*code, Meaning::Code { sign })));
    }
    let mut own = |owner: Owner, lists: &[(&'static [&'static str], MarkKind)]| {
        for (list, kind) in lists {
            words.extend(list.iter().map(|word| (*word, Meaning::Owner { owner, kind: *kind })));
        }
    };
    for entry in PROVIDERS.iter() {
        let lists = [
            (entry.phrases, MarkKind::Sentence),
            (entry.hosts, MarkKind::Host),
            (entry.classes, MarkKind::Class),
            (entry.wording, MarkKind::Wording),
            (entry.env, MarkKind::Variable),
            (entry.names, MarkKind::Name),
        ];
        own(Owner::Provider(entry), &lists);
    }
    for entry in SERVICES.iter() {
        own(
            Owner::Service(entry),
            &[(entry.phrases, MarkKind::Sentence), (entry.hosts, MarkKind::Host), (entry.names, MarkKind::Name)],
        );
    }
    for (site, list) in PROVIDERS.iter().flat_map(|entry| entry.sites.iter().enumerate()) {
        words.extend(list.split('|').map(|word| (word, Meaning::Site { site })));
    }
    for (sdk, entry) in SDKS.iter().enumerate() {
        words.extend(entry.markers.iter().map(|marker| (*marker, Meaning::Sdk { sdk })));
    }
    for (place, entry) in PLACE_MARKS.iter().enumerate() {
        words.extend(entry.marks.iter().map(|mark| (*mark, Meaning::Place { place })));
    }
    words
}

/// What facts stand beside.
fn anchors() -> Vec<(&'static str, Meaning)> {
    let mut words: Vec<(&str, Meaning)> = ANCHORS.iter().map(|(word, anchor)| (*word, Meaning::Anchor(*anchor))).collect();
    let mut anchor = |list: &[&'static str], anchor: Anchor| {
        words.extend(list.iter().filter(|word| !word.is_empty()).map(|word| (*word, Meaning::Anchor(anchor))));
    };
    for entry in PROVIDERS.iter() {
        anchor(entry.echoes, Anchor::Echo);
        anchor(entry.subscriptions, Anchor::Subscription);
        anchor(entry.bearer.as_ref().map_or(&[], |bearer| bearer.older), Anchor::OlderVersion);
    }
    SERVICES.iter().for_each(|entry| anchor(entry.echoes, Anchor::Echo));
    for entry in SDKS.iter() {
        anchor(entry.constructors, Anchor::Client);
        anchor(entry.wrong_arguments, Anchor::WrongArgument);
        anchor(entry.browser_options, Anchor::FrontEnd);
    }
    COMPETITORS.iter().for_each(|pair| anchor(pair.told, Anchor::Competing));
    FRONT_ENDS.iter().for_each(|bundler| anchor(&[bundler.read], Anchor::FrontEnd));
    words.extend(HOUR.split('|').map(|word| (word, Meaning::Anchor(Anchor::Hour))));
    words.extend(QUOTING.split('|').map(|word| (word, Meaning::Anchor(Anchor::Quoting))));
    words.extend(FAILURE.split('|').chain(LACK.split('|')).map(|word| (word, Meaning::Anchor(Anchor::Failure))));
    words.extend(ORDERS.split('|').map(|word| (word, Meaning::Anchor(Anchor::Order))));
    words
}
