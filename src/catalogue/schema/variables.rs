//! Variables of the environment: what they hold, what reads them, and which place wins.

words! {
    /// What a variable holds.
    pub enum Purpose {
        /// A key.
        Key = "key",
        /// A key that manages an organization.
        AdminKey = "admin-key",
        /// A token.
        Token = "token",
        /// Credentials of another kind.
        Credential = "credential",
        /// The address that an SDK calls.
        BaseUrl = "base-url",
        /// A host.
        Host = "host",
        /// An organization.
        Organization = "organization",
        /// A project.
        Project = "project",
        /// A region.
        Region = "region",
        /// A version of the API.
        Version = "version",
        /// The path of a file.
        Path = "path",
    }
}

row! {
    /// A variable of the environment.
    pub struct Variable {
        /// Its name.
        pub name: &'static str,
        /// Id of the provider that it is for.
        pub provider: &'static str,
        /// What it holds.
        pub is: Purpose,
    }
}

row! {
    /// What reads variables for one purpose.
    pub struct Reader {
        /// Name of the SDK, for people.
        pub sdk: &'static str,
        /// The variables, in the order in which it looks: the first that is set counts.
        pub reads: &'static [&'static str],
        /// What else to know about the order; empty if there is nothing.
        pub note: &'static str,
    }
}

row! {
    /// Two variables that one SDK reads for the same purpose, where that both are set bears on the verdict.
    pub struct Competitors {
        /// The one that wins.
        pub first: &'static str,
        /// The one that loses.
        pub second: &'static str,
        /// What SDKs print of it, in lower case.
        pub told: &'static [&'static str],
    }
}

row! {
    /// A prefix by which a bundler writes a variable into what browsers download.
    pub struct FrontEnd {
        /// The prefix.
        pub prefix: &'static str,
        /// The bundler, for people.
        pub tool: &'static str,
        /// How code reads such a variable, in lower case; empty where nothing tells it from other code.
        pub read: &'static str,
    }
}

row! {
    /// What the name of a key begins with at other services than the LLM API, too: `GITHUB_TOKEN`.
    pub struct SharedStem {
        /// The name without the words for a key.
        pub stem: &'static str,
    }
}

row! {
    /// Which place wins where a variable is set in two.
    pub struct Precedence {
        /// Ids of the formats that win.
        pub wins: &'static [&'static str],
        /// Ids of the formats that lose against them.
        pub loses: &'static [&'static str],
        /// What one of both must hold, or the rule says nothing; empty if it always holds.
        pub when: &'static str,
        /// The rule, for people.
        pub says: &'static str,
    }
}
