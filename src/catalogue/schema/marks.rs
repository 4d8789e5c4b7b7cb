//! Services, SDKs and places, with what shows them in a text; quick fixes.

use super::KeyFormat;

row! {
    /// A service that is none of the providers, and what shows it in a text.
    pub struct Service {
        /// Name as the service writes it, by which others refer to it.
        pub name: &'static str,
        /// Its API leads to language models; otherwise its refusals are none of ours.
        pub gateway: bool,
        /// Hosts that give it away.
        pub hosts: &'static [&'static str],
        /// Words that stand for it, in lower case.
        pub names: &'static [&'static str],
        /// Sentences that only it prints, in lower case.
        pub phrases: &'static [&'static str],
        /// What it prints in front of a key that it echoes, in lower case.
        pub echoes: &'static [&'static str],
        /// The shapes of its keys.
        pub keys: &'static [KeyFormat],
    }
}

row! {
    /// Where the keys of a service belong; what is empty is unknown.
    pub struct ServiceDetails {
        /// Name of the service.
        pub name: &'static str,
        /// Variable that they are read from.
        pub env: &'static str,
        /// Header that carries them.
        pub header: &'static str,
        /// Address of the API.
        pub base_url: &'static str,
        /// Page where they are made.
        pub keys: &'static str,
    }
}

row! {
    /// An SDK or client, and what shows it in a text.
    pub struct Sdk {
        /// Id of the contract; empty where the markers show a language alone.
        pub id: &'static str,
        /// The language that it is written in.
        pub language: &'static str,
        /// Id of the only provider that it calls; empty if it calls several.
        pub provider: &'static str,
        /// Id of the provider beside which alone its markers mean this SDK; empty if they always do.
        pub only: &'static str,
        /// Texts that show it, in lower case, with white space folded.
        pub markers: &'static [&'static str],
        /// It is none: requests that are written by hand.
        pub raw: bool,
        /// How a client is made, in lower case.
        pub constructors: &'static [&'static str],
        /// Calls with an argument that it doesn't read, in lower case.
        pub wrong_arguments: &'static [&'static str],
        /// What lets it run in a browser, in lower case.
        pub browser_options: &'static [&'static str],
        /// What stands before a provider's name in the names of its packages.
        pub package_prefixes: &'static [&'static str],
    }
}

row! {
    /// What tells the releases of an SDK apart. Only what comes later uses it.
    pub struct Release {
        /// Id of the SDK.
        pub sdk: &'static str,
        /// Name of its package.
        pub package: &'static str,
        /// Major versions whose code is another than what the catalogue shows.
        pub other_code: &'static [&'static str],
        /// It calls the services through another SDK.
        pub wraps: bool,
        /// A major version, then the files and words that only it has, in lower case.
        pub majors: &'static [&'static [&'static str]],
    }
}

row! {
    /// Texts that show a place.
    pub struct PlaceMarks {
        /// Id of the place.
        pub place: &'static str,
        /// The texts, in lower case, with white space folded.
        pub marks: &'static [&'static str],
    }
}

row! {
    /// A quick fix: what to run, for each place where people run things.
    pub struct Fix {
        /// Its id.
        pub id: &'static str,
        /// The fix that stands for it where it doesn't fit, as with an SDK other than the base's; empty if there is none.
        pub other_sdk: &'static str,
        /// The fixes that stand for it where the language of the program is known: language id and fix id.
        pub languages: &'static [(&'static str, &'static str)],
        /// Place id and text.
        pub places: &'static [(&'static str, &'static str)],
    }
}
