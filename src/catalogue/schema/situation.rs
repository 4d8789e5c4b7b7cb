//! Where a person stands, with which credential, and who refused: the words of the report's labels, which are a
//! contract.

words! {
    /// Where the person stands who has the failure.
    pub enum Stands {
        /// In their own program.
        OwnCode = "own_code",
        /// In front of somebody else's program.
        AppUser = "app_user",
        /// They run the server that calls the provider for others.
        GatewayOperator = "gateway_operator",
        /// In a pipeline.
        Ci = "ci",
        /// In a web page.
        Browser = "browser",
        /// The text doesn't tell.
        Unknown = "unknown",
    }
}

words! {
    /// What kind of credential the failure is about.
    pub enum CredentialKind {
        /// A key of the provider's API.
        ApiKey = "api_key",
        /// A sign-in with a subscription.
        SubscriptionLogin = "subscription_login",
        /// A token of OAuth, or one that a program was given by another.
        OauthToken = "oauth_token",
        /// An identity of a cloud: a role, a service account, a signed request.
        CloudIdentity = "cloud_identity",
        /// A key that a gateway issued.
        VirtualKey = "virtual_key",
        /// A key that is good for one plan only.
        PlanKey = "plan_key",
        /// It isn't about a credential.
        None = "none",
        /// The text doesn't tell.
        Unknown = "unknown",
    }
}

words! {
    /// Who refused.
    pub enum RefusedBy {
        /// The provider's API.
        Upstream = "upstream",
        /// A gateway in front of it, by itself.
        Gateway = "gateway",
        /// The application, before or after it asked the provider.
        App = "app",
        /// The SDK, before it sent anything.
        ClientSdk = "client_sdk",
        /// A proxy of the network, or what inspects its traffic.
        NetworkProxy = "network_proxy",
        /// A service that is no LLM API.
        OtherService = "other_service",
        /// Nobody: no request was refused.
        Nobody = "nobody",
        /// The text doesn't tell.
        Unknown = "unknown",
    }
}

/// The placeholders of prose that the names of a report fill in; see catalogue/README.md.
pub const NAMED: [&str; 28] = [
    "provider",
    "env",
    "key",
    "kind",
    "other",
    "other_env",
    "other_base_url",
    "other_keys_url",
    "model",
    "scope",
    "char",
    "position",
    "begins_or_ends",
    "length",
    "expected",
    "host",
    "status",
    "keys_url",
    "billing_url",
    "limits_url",
    "organization_url",
    "status_url",
    "docs_url",
    "base_url",
    "base_env",
    "header",
    "package",
    "npm_package",
];

/// The placeholders of advice that what a text prints fills in; a sentence of which one has no value is left out.
pub const PRINTED: [&str; 14] = [
    "reason",
    "action",
    "role",
    "resource",
    "tenant",
    "project",
    "region",
    "wait",
    "limit",
    "variable",
    "parameter",
    "url",
    "path",
    "code",
];

words! {
    /// What kind of program an application is.
    pub enum AppKind {
        /// A coding agent.
        Agent = "agent",
        /// An editor with a model in it, or a plugin of one.
        Editor = "editor",
        /// A program to chat with models.
        Chat = "chat",
        /// A builder of workflows or of applications without code.
        Workflow = "workflow",
        /// A gateway in front of providers.
        Gateway = "gateway",
        /// A server that runs models itself.
        ModelServer = "model-server",
        /// A pipeline, or a step of one.
        Pipeline = "pipeline",
        /// A plugin of another program that is none of the above.
        Plugin = "plugin",
        /// A part of somebody's own program (tracing, memory, evaluation), with a credential of its own.
        Part = "part",
    }
}

words! {
    /// How firmly a mark shows its application.
    pub enum MarkWeight {
        /// No other program prints or has it.
        Sure = "sure",
        /// Others may; two of these, or one and nothing else, are enough.
        Likely = "likely",
        /// It only supports others.
        Weak = "weak",
    }
}
