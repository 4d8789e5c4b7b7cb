//! The words that are looked for in a text, with what each stands for: the catalogue's, and those beside which a fact
//! stands.

use super::marks::MarkKind;
use super::words::{FAILURE, HOUR, LACK, ORDERS, QUOTING};
use crate::catalogue::{COMPETITORS, FRONT_ENDS, Owner, PLACE_MARKS, PROVIDERS, SDKS, SERVICES, SIGNS};

/// Words beside which a fact stands that has to be read, not only seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cue {
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

impl Cue {
    /// The most places of it that are kept: repetitions say nothing new.
    pub(super) fn limit(self) -> usize {
        match self {
            Cue::Address | Cue::Quoting | Cue::Failure => 256,
            _ => 16,
        }
    }
}

/// The words of the cues that belong to no service and no SDK; the catalogue has the others.
const CUES: &[(&str, Cue)] = &[
    ("header value", Cue::HeaderValue),
    ("header field value", Cue::HeaderValue),
    ("invalid value for header", Cue::HeaderValue),
    ("is not a legal http header value", Cue::RefusedHeader),
    ("is an invalid header value", Cue::RefusedHeader),
    ("is not valid header value", Cue::RefusedHeader),
    ("codec can't encode character", Cue::Codec),
    ("to a bytestring because the character at index ", Cue::ByteString),
    ("unexpected char 0x", Cue::UnexpectedChar),
    ("missing scopes:", Cue::Scope),
    ("the model", Cue::Model),
    ("access to model", Cue::Model),
    ("model:", Cue::Model),
    ("model\":", Cue::Model),
    ("bearer bearer ", Cue::DoubledBearer),
    ("http/1.1 200", Cue::Success),
    ("http/2 200", Cue::Success),
    (" 200 ok", Cue::Success),
    ("finish_reason\":", Cue::Success),
    ("stop_reason\":", Cue::Success),
    ("finishreason\":", Cue::Success),
    ("://", Cue::Address),
    ("base_url", Cue::BaseUrl),
    ("baseurl", Cue::BaseUrl),
    ("api_base", Cue::BaseUrl),
    ("load_dotenv(", Cue::Load),
    ("dotenv.config(", Cue::Load),
    ("from a fork", Cue::Fork),
    ("from forks", Cue::Fork),
    ("forked repo", Cue::Fork),
    ("pull request from fork", Cue::Fork),
    ("my fork", Cue::Fork),
    ("--env-file", Cue::EnvFile),
    ("<!doctype html", Cue::Page),
    ("<html", Cue::Page),
    ("request: {", Cue::Sent),
    ("request body: {", Cue::Sent),
    ("an error occurred (", Cue::Operation),
    ("aadsts", Cue::Directory),
    ("$fault", Cue::Answered),
    ("$metadata", Cue::Answered),
    ("✓ ", Cue::Passed),
    ("✔ ", Cue::Passed),
    ("√ ", Cue::Passed),
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
    Cue(Cue),
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
    let listed = catalogue_words().into_iter().chain(cues());
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
            words.extend(written.map(|header| (header, Meaning::Cue(Cue::Organization))));
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
fn cues() -> Vec<(&'static str, Meaning)> {
    let mut words: Vec<(&str, Meaning)> = CUES.iter().map(|(word, cue)| (*word, Meaning::Cue(*cue))).collect();
    let mut cue = |list: &[&'static str], cue: Cue| {
        words.extend(list.iter().filter(|word| !word.is_empty()).map(|word| (*word, Meaning::Cue(cue))));
    };
    for entry in PROVIDERS.iter() {
        cue(entry.echoes, Cue::Echo);
        cue(entry.subscriptions, Cue::Subscription);
        cue(entry.bearer.as_ref().map_or(&[], |bearer| bearer.older), Cue::OlderVersion);
    }
    SERVICES.iter().for_each(|entry| cue(entry.echoes, Cue::Echo));
    for entry in SDKS.iter() {
        cue(entry.constructors, Cue::Client);
        cue(entry.wrong_arguments, Cue::WrongArgument);
        cue(entry.browser_options, Cue::FrontEnd);
    }
    COMPETITORS.iter().for_each(|pair| cue(pair.told, Cue::Competing));
    FRONT_ENDS.iter().for_each(|bundler| cue(&[bundler.read], Cue::FrontEnd));
    words.extend(HOUR.split('|').map(|word| (word, Meaning::Cue(Cue::Hour))));
    words.extend(QUOTING.split('|').map(|word| (word, Meaning::Cue(Cue::Quoting))));
    words.extend(FAILURE.split('|').chain(LACK.split('|')).map(|word| (word, Meaning::Cue(Cue::Failure))));
    words.extend(ORDERS.split('|').map(|word| (word, Meaning::Cue(Cue::Order))));
    words
}
