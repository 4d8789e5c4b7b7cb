//! The requests that ask providers whether a key works. Only what comes later uses them.

words! {
    /// Whether a provider lets pages of other origins read its answers.
    pub enum Browsers {
        /// It does.
        Yes = "yes",
        /// What is known makes it likely.
        Likely = "likely",
        /// It doesn't.
        No = "no",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

row! {
    /// The request that asks a provider whether a key works, and how its answers are read.
    pub struct ProbeRequest {
        /// Id of the provider.
        pub provider: &'static str,
        /// HTTP method.
        pub method: &'static str,
        /// Address. `${NAME}` in it is a variable, which only commands know.
        pub url: &'static str,
        /// Headers with their values, `{key}` for the key.
        pub headers: &'static [&'static str],
        /// Headers that are sent if a person fills them in, by name.
        pub optional_headers: &'static [&'static str],
        /// The body, `{key}` for the key; empty if there is none.
        pub body: &'static str,
        /// A command that prints the key, where no variable holds it; else empty.
        pub token: &'static str,
        /// Another command that asks; else empty.
        pub also: &'static str,
        /// When that is the one to run.
        pub also_why: &'static str,
        /// Whether browsers may ask.
        pub browser: Browsers,
        /// Why they may not, where it isn't the usual reason.
        pub browser_why: &'static str,
        /// Address that answers whether a model is open to the key, `{model}` for its name; else empty.
        pub model_url: &'static str,
        /// Answers that are read in another way than the rule has it.
        pub answers: &'static [KnownAnswer],
    }
}

row! {
    /// An answer that is read in another way than the rule has it.
    pub struct KnownAnswer {
        /// Statuses, any of which it comes with.
        pub status: &'static [usize],
        /// Texts, any of which it holds, in lower case; none if the status is enough.
        pub says: &'static [&'static str],
        /// The outcome, by id.
        pub means: &'static str,
        /// The reason, by id.
        pub reason: &'static str,
    }
}
