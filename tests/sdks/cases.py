"""What a case is, what an answer proves (SAYS), and the kinds of cases.

The cases themselves stand in `cases_openai.py` and `cases_others.py`: which SDK, which program, what the provider
says, which key, how the failure is shown. A case's label follows from what the provider says and, where the text
shows the key, from the key; a case that needs another label states it. The boundaries are those of the corpus: the
label is what the text can prove.
"""

from dataclasses import dataclass, field


@dataclass
class Case:
    """One run. The fields below `model` override what would follow."""

    venv: str
    program: str
    form: str
    # The body in bodies.jsonl; none where no answer comes or no request goes out.
    says: str = ""
    # The key's form (keys.py); None leaves the variable unset.
    key: str | None = None
    # What stands between the client's brackets; {key} is the key, which then isn't put into the environment.
    args: str = ""
    env: dict = field(default_factory=dict)
    env_name: str = ""
    model: str = ""
    url: str = ""
    headers: str = ""
    # provider.MODES and client/sitecustomize.py's NET; trust: whether the client trusts the mock's certificate.
    mode: str = "answer"
    net: str = ""
    trust: bool = True
    local: bool = False
    # A whole program in place of the named one, and text around what it prints.
    source: str = ""
    before: str = ""
    after: str = ""
    cause: str = ""
    also: list | None = None
    why: str = ""
    provider: str = ""
    status: int | None = None
    code: str | None = None
    hint: str | None = None
    tag: str = ""

    @property
    def id(self):
        """Readable and stable: it names the run, not its place in the list."""
        wrong = self.tag or self.says.replace("_", "-") or self.net or ("" if self.mode == "answer" else self.mode)
        return f"py-{self.venv}-{self.program}-{wrong or self.cause}-{self.form}".replace("_", "-")


# What an answer proves: cause, also, the code that may be printed, why.
SAYS = {
    "oai_invalid": ("invalid_key", [], "invalid_api_key", "OpenAI doesn't know the key"),
    "oai_invalid2": ("invalid_key", [], "invalid_api_key", "OpenAI doesn't know the key"),
    "oai_nokey": ("missing_key", ["wrong_auth_scheme"], None, "the server saw no key"),
    "oai_bearer": ("missing_key", ["wrong_auth_scheme"], None, "the server saw no key"),
    "oai_org": ("organization_mismatch", [], "mismatched_organization", "the organisation header isn't the key's"),
    "oai_noorg": ("organization_mismatch", ["account_inactive"], "no_organization", "the key's owner is in no organisation"),
    "oai_nosuchorg": ("organization_mismatch", [], "invalid_organization", "no such organisation"),
    "oai_scope": ("insufficient_scope", [], None, "the text lists the missing scope"),
    "oai_scope_audio": ("insufficient_scope", [], None, "the text lists the missing scope"),
    "oai_scope_list": ("insufficient_scope", [], None, "the text lists the missing scope"),
    "oai_region": ("region_unsupported", [], "unsupported_country_region_territory", "the country isn't supported"),
    "oai_deact": ("account_inactive", [], "account_deactivated", "the account was deactivated"),
    "oai_quota": ("quota_exceeded", [], "insufficient_quota", "the quota is used up: plan and billing"),
    "oai_billing": ("quota_exceeded", ["account_inactive"], "billing_not_active", "billing isn't active"),
    "oai_rate": ("rate_limited", [], "rate_limit_exceeded", "tokens per minute"),
    "oai_model": ("model_not_found", [], "model_not_found", "the model doesn't exist or isn't open to the key"),
    "oai_500": ("server_error", [], "server_error", "OpenAI had an error"),
    "oai_503": ("server_error", [], "server_error", "OpenAI is overloaded"),
    "oai_502html": ("server_error", [], None, "502 from the edge"),
    "oai_ctx": ("bad_request", [], "context_length_exceeded", "more tokens than the model takes"),
    "oai_maxtok": ("bad_request", ["sdk_mismatch"], "unsupported_parameter", "max_tokens isn't taken by this model"),
    "oai_ip": ("ip_not_allowed", [], "ip_not_authorized", "the address isn't on the allow list"),
    "oai_badurl": ("wrong_endpoint", ["bad_request"], None, "the message names a path that doesn't exist"),
    "az_bad": ("invalid_key", ["wrong_endpoint"], "401", "wrong key or wrong endpoint, the text can't tell which"),
    "az_dep": ("model_not_found", ["wrong_endpoint"], "DeploymentNotFound", "no such deployment"),
    "az_404": ("wrong_endpoint", ["bad_request", "model_not_found"], "404", "the path of the endpoint is wrong"),
    "ant_invalid": ("invalid_key", [], "authentication_error", "invalid x-api-key"),
    "ant_invalid_old": ("invalid_key", [], "authentication_error", "invalid x-api-key"),
    "ant_nokey": ("missing_key", ["wrong_auth_scheme"], "authentication_error", "the header is missing"),
    "ant_bearer": ("invalid_key", ["expired_key", "wrong_auth_scheme"], "authentication_error", "Invalid bearer token"),
    "ant_oauth": ("expired_key", [], "authentication_error", "the OAuth token has expired"),
    "ant_credit": ("quota_exceeded", [], "invalid_request_error", "the credit balance is too low"),
    "ant_disabled": ("account_inactive", [], "invalid_request_error", "the organisation was disabled"),
    "ant_model": ("model_not_found", [], "not_found_error", "not_found_error for the model"),
    "ant_over": ("server_error", [], "overloaded_error", "overloaded"),
    "ant_500": ("server_error", [], "api_error", "internal server error"),
    "ant_403": ("region_unsupported", ["account_inactive", "insufficient_scope", "ip_not_allowed"], "forbidden",
                "Request not allowed: refused before the key is looked at"),
    "ant_rate": ("rate_limited", [], "rate_limit_error", "input tokens per minute"),
    "g_invalid": ("invalid_key", [], "API_KEY_INVALID", "the API key isn't valid"),
    "g_compat": ("invalid_key", [], "API_KEY_INVALID", "the API key isn't valid"),
    "g_notfound": ("invalid_key", [], "API_KEY_INVALID", "the API key wasn't found"),
    "g_expired": ("expired_key", [], "API_KEY_INVALID", "the API key expired"),
    "g_leaked": ("expired_key", ["account_inactive", "invalid_key"], "PERMISSION_DENIED", "the key was reported as leaked"),
    "g_unreg": ("missing_key", ["wrong_auth_scheme"], "PERMISSION_DENIED", "unregistered caller: no key was sent"),
    "g_exhaust": ("quota_exceeded", ["rate_limited"], "RESOURCE_EXHAUSTED", "exhausted; which limit isn't said"),
    "g_quota": ("rate_limited", ["quota_exceeded"], "RESOURCE_EXHAUSTED", "the quota counts per minute"),
    "g_region": ("region_unsupported", [], "FAILED_PRECONDITION", "the user's location isn't supported"),
    "g_503": ("server_error", [], "UNAVAILABLE", "the model is overloaded"),
    "g_model": ("model_not_found", [], "NOT_FOUND", "the model isn't found"),
    "g_disabled": ("insufficient_scope", ["account_inactive"], "SERVICE_DISABLED", "the API isn't enabled in the project"),
    "g_referrer": ("ip_not_allowed", ["insufficient_scope"], "API_KEY_HTTP_REFERRER_BLOCKED", "a referrer restriction"),
    "g_blocked": ("insufficient_scope", [], "API_KEY_SERVICE_BLOCKED", "the key isn't allowed for this API"),
    "mis_invalid": ("invalid_key", ["missing_key"], None, "Unauthorized and nothing more"),
    "mis_unauth2": ("invalid_key", ["missing_key"], None, "Unauthorized and nothing more"),
    "coh_invalid": ("invalid_key", [], None, "invalid api token"),
    "coh_invalid_id": ("invalid_key", [], None, "invalid api token"),
    "coh_nokey": ("missing_key", ["wrong_auth_scheme"], None, "no api key supplied"),
    "groq_invalid": ("invalid_key", [], "invalid_api_key", "Groq doesn't know the key"),
    "groq_model": ("model_not_found", [], "model_not_found", "the model doesn't exist or isn't open to the key"),
    "groq_gone": ("model_not_found", ["bad_request"], "model_decommissioned", "the model was decommissioned"),
    "groq_html": ("region_unsupported", ["insufficient_scope", "ip_not_allowed"], None,
                  "an HTML page of the edge instead of an answer: the network was refused"),
    "tog_invalid": ("invalid_key", [], "invalid_api_key", "Together doesn't know the key"),
    "hf_invalid": ("invalid_key", ["missing_key"], None, "invalid username or password"),
    "hf_invalid2": ("invalid_key", ["malformed_key", "missing_key"], None, "invalid credentials in the header"),
    "hf_scope": ("insufficient_scope", [], None, "the token may not call Inference Providers"),
    "hf_gated": ("missing_key", ["insufficient_scope", "invalid_key"], None, "one must be authenticated for the gated model"),
    "hf_gated403": ("insufficient_scope", [], None, "the fine-grained token doesn't cover gated repositories"),
    "hf_norepo": ("model_not_found", ["invalid_key", "missing_key"], None, "the repository isn't found; private ones answer so too"),
    "rep_nokey": ("missing_key", [], None, "no authentication token was passed"),
    "rep_invalid": ("invalid_key", ["missing_key"], None, "no valid authentication token"),
    "ds_invalid": ("invalid_key", [], "authentication_error", "DeepSeek: the key is invalid"),
    "ds_gov": ("wrong_auth_scheme", ["malformed_key", "missing_key"], "authentication_error", "the header's format is wrong"),
    "ds_nouser": ("invalid_key", ["account_inactive"], "authentication_error", "no such user"),
    "ds_balance": ("quota_exceeded", [], None, "insufficient balance"),
    "or_missing": ("missing_key", ["wrong_auth_scheme"], "401", "the header is missing"),
    "or_noauth": ("missing_key", ["wrong_auth_scheme"], "401", "no auth credentials"),
    "or_cookie": ("missing_key", ["wrong_auth_scheme"], "401", "no cookie auth credentials"),
    "or_user": ("invalid_key", ["account_inactive", "expired_key"], "401", "user not found: the key belongs to nobody"),
    "xai_invalid": ("invalid_key", [], "Client specified an invalid argument", "xAI doesn't know the key"),
    "br_unrec": ("invalid_key", ["expired_key"], "UnrecognizedClientException", "the security token is invalid"),
    "br_expired": ("expired_key", [], "ExpiredTokenException", "the security token is expired"),
    "br_sig": ("invalid_key", ["malformed_key"], "InvalidSignatureException", "the secret doesn't fit the signature"),
    "br_access": ("model_not_found", ["insufficient_scope"], "AccessDeniedException", "no access to the model"),
    "br_iam": ("insufficient_scope", [], "AccessDeniedException", "no policy allows the action"),
    "br_throttle": ("rate_limited", [], "ThrottlingException", "too many requests"),
    "br_model": ("model_not_found", ["bad_request"], "ValidationException", "the model identifier is invalid"),
    "dash_invalid": ("invalid_key", ["wrong_endpoint"], "InvalidApiKey", "DashScope doesn't know the key"),
    "zhipu_invalid": ("invalid_key", ["expired_key", "wrong_auth_scheme"], "401", "the token is expired or wrong, in one breath"),
    "ollama_unauth": ("invalid_key", ["missing_key"], None, "unauthorized and nothing more"),
    "nv_forbidden": ("invalid_key", ["insufficient_scope"], None, "Authorization failed"),
    "pplx_html": ("invalid_key", ["missing_key", "quota_exceeded"], None, "401 page and nothing more"),
    "voyage_invalid": ("invalid_key", [], None, "the key is invalid"),
    "eleven_scope": ("insufficient_scope", [], "missing_permissions", "the key lacks a permission"),
    "site_html": ("wrong_endpoint", ["bad_request", "not_an_api_error"], None, "a web page came back: the base URL isn't the API's"),
    "gateway_504": ("server_error", ["connection_failed"], None, "the gateway timed out"),
}

CASES = []


def C(venv, program, form, says="", key=None, **more):
    """Adds a case."""
    CASES.append(Case(venv, program, form, says, key, **more))


def missing(venv, program, form, provider, **more):
    """The SDK refuses to start, or to call, without a key."""
    C(venv, program, form, cause="missing_key", also=more.pop("also", []), provider=provider,
      why=more.pop("why", "the SDK found no key, so it didn't call"), tag=more.pop("tag", "missing"), **more)


def malformed(venv, program, form, provider, key, **more):
    """The client refuses the header that the key makes."""
    C(venv, program, form, key=key, cause="malformed_key", also=more.pop("also", []), provider=provider,
      tag=more.pop("tag", key.replace("+", "-").replace(":", "-")), **more)


def network(venv, program, form, provider, key, net="", mode="answer", **more):
    """No answer comes."""
    why = {"nodns": "the name doesn't resolve", "refused": "the connection was refused", "blackhole": "no connection in time",
           "unreachable": "no route", "slow": "no answer in time", "close": "the server closed without an answer",
           "reset": "the server ended the connection", "cut": "the stream broke off", "garbage": "the answer isn't HTTP",
           "tls-eof": "the connection ended in the TLS handshake, without a word on certificates"}
    C(venv, program, form, key=key, net=net, mode=mode, cause=more.pop("cause", "connection_failed"),
      also=more.pop("also", []), provider=provider, why=more.pop("why", why.get(net or mode, "")), **more)


def tls(venv, program, form, provider, key, mode="answer", **more):
    """The certificate doesn't convince."""
    C(venv, program, form, key=key, mode=mode, trust=mode != "answer", cause="tls_failed", also=["connection_failed"],
      provider=provider, why=more.pop("why", "certificate verify failed"), tag=mode.replace("answer", "selfsigned"), **more)


# Where only "Connection error." is left, a defect of the key or a certificate may be behind it.
BARE = ["malformed_key", "missing_key", "tls_failed"]
BARE_401 = ["malformed_key", "missing_key", "placeholder_key", "wrong_provider_key"]
CODE_KEY = 'api_key="{key}"'
BASE = 'base_url="{}", api_key=os.environ["{}"]'
