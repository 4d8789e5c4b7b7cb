//! `sdks.toml`, `services.toml`, `places.toml` and `variables.toml`.

use super::{At, KeyFile, OneOf, file};
use crate::schema::Purpose;

file! {
    /// SDKs and clients, the outermost first, and what tells their releases apart.
    pub struct SdksFile {
        /// The SDKs.
        pub sdk: Vec<SdkFile>,
        /// Their releases.
        pub release: Vec<ReleaseFile>,
    }

    /// An SDK or client, and what shows it in a text.
    pub struct SdkFile {
        /// Its id; empty where the markers show a language alone.
        pub id: At<String>,
        /// The language that it is written in.
        pub language: String,
        /// The only provider that it calls.
        #[serde(default)]
        pub provider: At<String>,
        /// The provider beside which alone its markers mean this SDK.
        #[serde(default)]
        pub only: At<String>,
        /// More markers of an SDK that has an entry above: they count behind those of the SDKs in between.
        #[serde(default)]
        pub again: bool,
        /// It is none: requests that are written by hand.
        #[serde(default)]
        pub raw: bool,
        /// How a client is made, in lower case.
        #[serde(default)]
        pub constructors: Vec<String>,
        /// Calls with an argument that it doesn't read, in lower case.
        #[serde(default)]
        pub wrong_arguments: Vec<String>,
        /// What lets it run in a browser, in lower case.
        #[serde(default)]
        pub browser_options: Vec<String>,
        /// What stands before a provider's name in the names of its packages.
        #[serde(default)]
        pub package_prefixes: Vec<String>,
        /// Texts that show it, in lower case, with white space folded.
        pub markers: Vec<String>,
    }

    /// What tells the releases of an SDK apart.
    pub struct ReleaseFile {
        /// The SDK.
        pub sdk: At<String>,
        /// Name of its package.
        pub package: String,
        /// Major versions whose code is another than what `snippets/` shows.
        #[serde(default)]
        pub other_code: Vec<String>,
        /// It calls the services through another SDK.
        #[serde(default)]
        pub wraps: bool,
        /// A major version, then the files and words that only it has, in lower case.
        #[serde(default)]
        pub majors: Vec<Vec<String>>,
        /// What was read.
        pub source: String,
    }

    /// Services that are none of the providers.
    pub struct ServicesFile {
        /// The services.
        pub service: Vec<ServiceFile>,
    }

    /// A service that is none of the providers, and what shows it in a text.
    pub struct ServiceFile {
        /// Name as the service writes it.
        pub name: At<String>,
        /// Whether its API leads to language models.
        pub kind: OneOf<ServiceKind>,
        /// Hosts that give it away.
        #[serde(default)]
        pub hosts: Vec<String>,
        /// Words that stand for it, in lower case.
        #[serde(default)]
        pub names: Vec<String>,
        /// Sentences that only it prints, in lower case.
        #[serde(default)]
        pub phrases: Vec<String>,
        /// What it prints in front of a key that it echoes, in lower case.
        #[serde(default)]
        pub echoes: Vec<String>,
        /// Where that was read.
        pub source: String,
        /// Variable that its keys are read from.
        #[serde(default)]
        pub env: String,
        /// Header that carries them.
        #[serde(default)]
        pub header: String,
        /// Address of the API.
        #[serde(default)]
        pub base_url: String,
        /// Page where they are made.
        #[serde(default)]
        pub keys_url: String,
        /// The forms of its keys.
        #[serde(default)]
        pub key: Vec<KeyFile>,
    }

    /// What shows where somebody runs their program, the more special places first.
    pub struct PlacesFile {
        /// The places.
        pub place: Vec<PlaceFile>,
    }

    /// What shows a place.
    pub struct PlaceFile {
        /// Its id, which is that of the files in `fixes/`.
        pub id: String,
        /// Texts, in lower case, with white space folded.
        pub marks: Vec<String>,
    }

    /// Variables of the environment, what reads them, and which place wins.
    pub struct VariablesFile {
        /// The variables.
        pub variable: Vec<VariableFile>,
        /// What reads them.
        pub reader: Vec<ReaderFile>,
        /// Prefixes that publish a variable.
        pub front_end: Vec<FrontEndFile>,
        /// Which place wins.
        pub precedence: Vec<PrecedenceFile>,
        /// What the name of a key begins with at other services than the LLM API, too.
        pub shared_stems: Vec<String>,
    }

    /// Variables that hold the same.
    pub struct VariableFile {
        /// Their names.
        pub names: Vec<At<String>>,
        /// The provider that they are for.
        pub provider: At<String>,
        /// What they hold.
        pub is: OneOf<Purpose>,
        /// Who reads them.
        pub source: String,
        /// What couldn't be confirmed.
        #[serde(default)]
        pub unconfirmed: String,
    }

    /// What one SDK looks at for one purpose.
    pub struct ReaderFile {
        /// Name of the SDK, for people.
        pub sdk: String,
        /// The variables, in the order in which it looks: the first that is set counts.
        pub reads: At<Vec<At<String>>>,
        /// Where other releases differ.
        #[serde(default)]
        pub note: String,
        /// That both of the two variables are set bears on the verdict.
        #[serde(default)]
        pub verdict: bool,
        /// What SDKs print of that, in lower case.
        #[serde(default)]
        pub told: Vec<String>,
        /// What was read.
        pub source: String,
    }

    /// A prefix by which a bundler writes a variable into what browsers download.
    pub struct FrontEndFile {
        /// The prefix.
        pub prefix: String,
        /// The bundler, for people.
        pub tool: String,
        /// How code reads such a variable, in lower case; none where nothing tells it from other code.
        #[serde(default)]
        pub read: String,
        /// What was read.
        pub source: String,
    }

    /// Which place wins where a variable is set in two.
    pub struct PrecedenceFile {
        /// Ids of the formats that win.
        pub wins: Vec<String>,
        /// Ids of the formats that lose against them.
        pub loses: Vec<String>,
        /// What one of both must hold, or the rule says nothing.
        #[serde(default)]
        pub when: String,
        /// The rule, for people.
        pub says: String,
        /// What was read.
        pub source: String,
    }
}

words! {
    /// Whether the API of a service leads to language models.
    pub enum ServiceKind {
        /// It does, and refuses by itself.
        Gateway = "gateway",
        /// Its refusals are no LLM API's.
        Foreign = "foreign",
    }
}

impl ServiceKind {
    /// Whether it leads to language models.
    pub fn is_gateway(self) -> bool {
        self == ServiceKind::Gateway
    }
}
