"""What is recorded of each tool: what is set, what the provider says, what the answer has to find."""

import base64
import json

from case import (
    Case,
    File,
    Secret,
    answered,
    anthropic_key,
    anthropic_token,
    deepseek_key,
    gemini_key,
    github_classic,
    github_pat,
    openai_key,
    openrouter_key,
    secret,
    virtual_key,
)

CASES = []


def expect(cause, credential, refused_by, *also, app="", act=()):
    return {"app": app, "credential": credential, "refused_by": refused_by, "cause": cause, "also": list(also), "act": list(act)}


def C(tool, case, run, cause, credential, refused_by, *also, **more):
    """Adds a case."""
    CASES.append(Case(tool, case, run, expect(cause, credential, refused_by, *also, app=more.pop("app", tool), act=more.pop("act", ())), **more))


# What gateways and proxies of companies answer, as LiteLLM's does.
GATEWAY_401 = answered(401, {"error": {
    "message": "Authentication Error, Invalid proxy server token passed. Received API Key = sk-...Kq1A, Key Hash (Token) =88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b. Unable to find token in cache or `LiteLLM_VerificationTokenTable`",
    "type": "token_not_found_in_db", "param": "key", "code": "401"}})

# ---- Claude Code

CLAUDE = "claude -p 'Say hello'"
MESSAGES = r"POST .*/v1/messages"


def claude_login(days):
    """A stored sign-in that runs out in so many days."""
    at = 1796000000000 if days > 0 else 1760000000000
    return File("subscription_login", "sk-ant-oat01-", 108, json.dumps({"claudeAiOauth": {
        "accessToken": "SECRET", "refreshToken": "sk-ant-ort01-aB3dE6gH9jK2mN5pQ8sT1vW4yZ7", "expiresAt": at + 400 * 86400000 * (days > 0),
        "scopes": ["user:inference", "user:profile"], "subscriptionType": "max"}}))


LOGIN = "~/.claude/.credentials.json"


def claude(case, cause, credential, refused_by, *also, says="", **more):
    answers = more.pop("answers", [(MESSAGES, says)] if says else [])
    C("claude-code", case, more.pop("run", CLAUDE), cause, credential, refused_by, *also, answers=answers, **more)


claude("nothing", "missing_key", "subscription_login", "client_sdk", act=["/login"])
claude("key-refused", "invalid_key", "api_key", "upstream", act=['ANTHROPIC_API_KEY'], says="ant_invalid", env={"ANTHROPIC_API_KEY": anthropic_key()})
claude("auth-token-refused", "invalid_key", "oauth_token", "upstream", "wrong_auth_scheme", "expired_key", "wrong_provider_key", act=['ANTHROPIC_AUTH_TOKEN'], says="ant_bearer",
       env={"ANTHROPIC_AUTH_TOKEN": anthropic_token()})
claude("oauth-token-refused", "invalid_key", "oauth_token", "upstream", "expired_key", act=['CLAUDE_CODE_OAUTH_TOKEN'], says="ant_bearer",
       env={"CLAUDE_CODE_OAUTH_TOKEN": anthropic_token()})
claude("oauth-token-expired", "expired_key", "oauth_token|subscription_login", "upstream", "invalid_key", act=['claude setup-token'], says="ant_oauth",
       env={"CLAUDE_CODE_OAUTH_TOKEN": anthropic_token()})
claude("login-expired", "expired_key", "subscription_login", "upstream", "invalid_key", act=['/login'], says="ant_oauth", files={LOGIN: claude_login(9)},
       answers=[(MESSAGES, "ant_oauth"), ("/oauth/token", answered(400, {"error": "invalid_grant", "error_description": "Refresh token not found or invalid"}))])
claude("login-ran-out", "expired_key", "subscription_login", "upstream", "invalid_key", act=['/login'], files={LOGIN: claude_login(-9)},
       answers=[(MESSAGES, "ant_oauth"), ("/oauth/token", answered(400, {"error": "invalid_grant", "error_description": "Refresh token not found or invalid"}))])
claude("login-revoked", "expired_key", "subscription_login", "upstream", "invalid_key", act=['/login'], files={LOGIN: claude_login(9)},
       answers=[(MESSAGES, answered(403, {"type": "error", "error": {"type": "permission_error", "message": "OAuth token has been revoked. Please obtain a new token."}})),
                ("/oauth/token", answered(400, {"error": "invalid_grant"}))])
OLDER = {"place": "claude-code-2.1.197"}
claude("login-expired-2.1.197", "missing_key", "subscription_login", "client_sdk", "expired_key", "invalid_key", act=["/login"], files={LOGIN: claude_login(9)}, **OLDER,
       answers=[(MESSAGES, "ant_oauth"), ("/oauth/token", answered(400, {"error": "invalid_grant", "error_description": "Refresh token not found or invalid"}))])
claude("helper-fails-2.1.197", "missing_key", "api_key", "app|upstream", "unknown", "invalid_key", act=["Run that command by itself"], says="ant_invalid",
       files={"~/.claude/settings.json": '{"apiKeyHelper": "exit 3"}'}, tell="apiKeyHelper", **OLDER)
claude("oauth-token-and-login-2.1.197", "invalid_key", "oauth_token", "upstream", "expired_key", says="ant_bearer",
       env={"CLAUDE_CODE_OAUTH_TOKEN": anthropic_token()}, files={LOGIN: claude_login(9)}, **OLDER)
claude("key-and-login", "invalid_key", "api_key", "upstream", act=['ANTHROPIC_API_KEY'], says="ant_invalid",
       env={"ANTHROPIC_API_KEY": anthropic_key()}, files={LOGIN: claude_login(9)})
claude("token-and-key", "invalid_key", "oauth_token", "upstream", "wrong_auth_scheme", "expired_key", "wrong_provider_key", act=['ANTHROPIC_AUTH_TOKEN'], says="ant_bearer",
       env={"ANTHROPIC_AUTH_TOKEN": anthropic_token(), "ANTHROPIC_API_KEY": anthropic_key()})
claude("oauth-token-and-key", "invalid_key", "api_key", "upstream", says="ant_invalid",
       env={"CLAUDE_CODE_OAUTH_TOKEN": anthropic_token(), "ANTHROPIC_API_KEY": anthropic_key()})
claude("oauth-token-and-login", "invalid_key", "oauth_token", "upstream", "expired_key", says="ant_bearer",
       env={"CLAUDE_CODE_OAUTH_TOKEN": anthropic_token()}, files={LOGIN: claude_login(9)})
claude("settings-and-shell", "invalid_key", "api_key", "upstream", says="ant_invalid", env={"ANTHROPIC_API_KEY": anthropic_key()},
       files={"~/.claude/settings.json": File("api_key", "sk-ant-api03-", 108, '{"env": {"ANTHROPIC_API_KEY": "SECRET"}}')})
claude("helper-and-login", "invalid_key", "api_key", "upstream", says="ant_invalid",
       files={"~/.claude/settings.json": '{"apiKeyHelper": "~/helper.sh"}', LOGIN: claude_login(9),
              "~/helper.sh": File("api_key", "sk-ant-api03-", 108, "#!/bin/sh\necho SECRET\n")}, tell="apiKeyHelper")
claude("helper-fails", "missing_key", "api_key", "app|upstream", "unknown", "invalid_key", act=['Run that command by itself'], says="ant_invalid",
       files={"~/.claude/settings.json": '{"apiKeyHelper": "exit 3"}'}, tell="apiKeyHelper")
claude("model-forbidden", "model_not_found", "api_key", "upstream", "insufficient_scope", act=['--model', '/model'], says="ant_model", env={"ANTHROPIC_API_KEY": anthropic_key()},
       run="claude -p --model claude-opus-9 'Say hello'")
claude("not-allowed", "insufficient_scope", "api_key|none|unknown", "upstream", "region_unsupported", "ip_not_allowed", "invalid_key", says="ant_403", env={"ANTHROPIC_API_KEY": anthropic_key()})
claude("org-disabled", "account_inactive", "api_key", "upstream", act=['ANTHROPIC_API_KEY'], says="ant_disabled", env={"ANTHROPIC_API_KEY": anthropic_key()})
claude("no-credit", "quota_exceeded", "api_key", "upstream", app='|claude-code', says="ant_credit", env={"ANTHROPIC_API_KEY": anthropic_key()})
claude("rate", "rate_limited", "api_key", "upstream", says="ant_rate", env={"ANTHROPIC_API_KEY": anthropic_key()})
claude("overloaded", "server_error", "none", "upstream", act=['status.claude.com'], says="ant_over", env={"ANTHROPIC_API_KEY": anthropic_key()})
claude("gateway-refuses", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", app='litellm-proxy|claude-code', answers=[(MESSAGES, GATEWAY_401)],
       env={"ANTHROPIC_BASE_URL": "http://llm.example.com", "ANTHROPIC_AUTH_TOKEN": virtual_key()})
claude("nobody-listens", "connection_failed", "none", "nobody", act=['ANTHROPIC_BASE_URL'], env={"ANTHROPIC_BASE_URL": "http://127.0.0.1:4000", "ANTHROPIC_AUTH_TOKEN": virtual_key()})
claude("proxy-407", "connection_failed", "none", "network_proxy", app="|claude-code", act=["HTTPS_PROXY"],
       env={"HTTPS_PROXY": "http://proxy.example.com:3128", "ANTHROPIC_API_KEY": anthropic_key()})
claude("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", act=['NODE_EXTRA_CA_CERTS'], says="ant_invalid", env={"ANTHROPIC_API_KEY": anthropic_key()}, trust=False)
claude("certificate-other-host", "tls_failed", "none", "nobody|network_proxy|client_sdk", act=['NODE_EXTRA_CA_CERTS'], says="ant_invalid", env={"ANTHROPIC_API_KEY": anthropic_key()}, mode="tls-other-host")
claude("bedrock-nothing", "missing_key", "cloud_identity", "client_sdk", act=['aws', 'AWS'], env={"CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true"})
claude("bedrock-refused", "invalid_key", "cloud_identity", "upstream", "expired_key", answers=[("bedrock", answered(403, {"message": "The security token included in the request is invalid."}, **{"x-amzn-errortype": "UnrecognizedClientException"}))],
       env={"CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": Secret("cloud_identity", "AKIA", 20), "AWS_SECRET_ACCESS_KEY": Secret("cloud_identity", "", 40), "AWS_EC2_METADATA_DISABLED": "true"})
claude("vertex-nothing", "missing_key", "cloud_identity", "client_sdk", act=['gcloud'], env={"CLAUDE_CODE_USE_VERTEX": "1", "ANTHROPIC_VERTEX_PROJECT_ID": "my-project", "CLOUD_ML_REGION": "us-east5"}, limit=100)

# ---- Codex

CODEX = "codex exec --skip-git-repo-check 'Say hello'"
RESPONSES = r"/responses$"
AUTH = "~/.codex/auth.json"


def token_start(**claims):
    """A JSON Web Token up to its signature."""
    parts = {"alg": "RS256", "typ": "JWT"}, claims
    return "".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") + "." for part in parts)


CLAIMS = {"email": "dev@example.com", "exp": 1900000000, "https://api.openai.com/auth": {
    "chatgpt_plan_type": "plus", "chatgpt_account_id": "0190a1b2-c3d4-7e5f-8a9b-000000000401", "chatgpt_user_id": "user-1"}}


def codex_login(runs_out):
    start = token_start(**CLAIMS | {"exp": runs_out})
    return File("subscription_login", start, len(start) + 60, json.dumps({
        "auth_mode": "chatgpt", "OPENAI_API_KEY": None, "last_refresh": "2026-11-29T08:00:00Z",
        "tokens": {"id_token": token_start(**CLAIMS) + "c2ln", "access_token": "SECRET", "refresh_token": "rt_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7",
                   "account_id": "0190a1b2-c3d4-7e5f-8a9b-000000000401"}}))


def codex_key():
    return File("api_key", "sk-proj-", 164, '{"auth_mode": "apikey", "OPENAI_API_KEY": "SECRET"}')


def codex(case, cause, credential, refused_by, *also, says="", **more):
    answers = more.pop("answers", [(RESPONSES, says)] if says else []) + [("/codex/models", answered(200, {"models": []}))]
    C("codex-cli", case, more.pop("run", CODEX), cause, credential, refused_by, *also, answers=answers, **more)


REUSED = answered(401, {"error": {"message": "Your refresh token has already been used to generate a new access token. Please try signing in again.",
                                  "type": "invalid_request_error", "param": None, "code": "refresh_token_reused"}})
CHATGPT_401 = answered(401, {"error": {"message": "Your authentication token has been invalidated. Please try signing in again.",
                                       "type": "invalid_request_error", "code": "token_invalidated", "param": None}})
PLAN_LIMIT = answered(429, {"error": {"type": "usage_limit_reached", "message": "The usage limit has been reached", "plan_type": "plus",
                                      "resets_at": 1796100000, "resets_in_seconds": 4500}})
PLAN_MODEL = answered(400, {"detail": "The 'gpt-5.1-codex-max' model is not supported when using Codex with a ChatGPT account."})
GATEWAY = {"~/.codex/config.toml": 'model_provider = "gateway"\nmodel = "gpt-5.2"\n[model_providers.gateway]\nname = "Gateway"\nbase_url = "http://127.0.0.1:4000/v1"\nenv_key = "GATEWAY_API_KEY"\nwire_api = "responses"\n'}
REMOTE = {name: text.replace("http://127.0.0.1:4000", "http://llm.example.com") for name, text in GATEWAY.items()}

codex("nothing", "missing_key", "none", "upstream", act=['codex login'], says="oai_bearer")
codex("openai-key-only", "missing_key", "none", "upstream", act=['codex login'], says="oai_bearer", env={"OPENAI_API_KEY": openai_key()})
codex("key-refused", "invalid_key", "api_key", "upstream", act=['codex login', 'CODEX_API_KEY'], says="oai_invalid2", files={AUTH: codex_key()})
codex("env-key-refused", "invalid_key", "api_key", "upstream", act=['codex login', 'CODEX_API_KEY'], says="oai_invalid2", env={"CODEX_API_KEY": openai_key()})
codex("env-key-and-login", "invalid_key", "api_key", "upstream", act=['codex login', 'CODEX_API_KEY'], says="oai_invalid2", env={"CODEX_API_KEY": openai_key()}, files={AUTH: codex_login(1900000000)})
codex("openai-key-and-login", "invalid_key", "subscription_login", "upstream", "expired_key", act=['codex login'], env={"OPENAI_API_KEY": openai_key()}, files={AUTH: codex_login(1900000000)},
      answers=[("/oauth/token", REUSED), ("chatgpt.com", CHATGPT_401)])
codex("openai-key-and-saved-key", "invalid_key", "api_key", "upstream", act=['codex login', 'CODEX_API_KEY'], says="oai_invalid2", env={"OPENAI_API_KEY": openai_key()}, files={AUTH: codex_key()})
codex("login-invalidated", "expired_key", "subscription_login", "upstream", "invalid_key", act=['codex login'], files={AUTH: codex_login(1900000000)},
      answers=[("chatgpt.com", CHATGPT_401), ("/oauth/token", answered(401, {"error": {"message": "Your session has ended. Please log in again.", "type": "invalid_request_error", "param": None, "code": "refresh_token_invalidated"}}))])
codex("login-ran-out", "expired_key", "subscription_login", "upstream", "invalid_key", act=['codex login'], files={AUTH: codex_login(1760000000)},
      answers=[(RESPONSES, CHATGPT_401), ("/oauth/token", REUSED)])
codex("scope", "insufficient_scope", "api_key", "upstream", files={AUTH: codex_key()}, answers=[(RESPONSES, answered(401, {"error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.responses.write. Check that you have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using a restricted API key, that it has the necessary scopes.",
    "type": "invalid_request_error", "param": None, "code": "missing_scope"}}))])
codex("model-forbidden", "model_not_found", "api_key|none", "upstream", "insufficient_scope", act=['/model', '--model'], says="oai_model", files={AUTH: codex_key()})
codex("model-of-plan", "model_not_found", "subscription_login", "upstream", "insufficient_scope", "bad_request", files={AUTH: codex_login(1900000000)}, answers=[(RESPONSES, PLAN_MODEL)], place="codex-cli-0.98")
codex("plan-limit", "quota_exceeded", "subscription_login", "upstream", "rate_limited", files={AUTH: codex_login(1900000000)}, answers=[(RESPONSES, PLAN_LIMIT)], place="codex-cli-0.98")
codex("openai-key-only-0.98", "missing_key", "none", "upstream", says="oai_bearer", env={"OPENAI_API_KEY": openai_key()}, place="codex-cli-0.98")
codex("openai-key-and-login-0.98", "expired_key", "subscription_login", "upstream", "invalid_key", env={"OPENAI_API_KEY": openai_key()}, files={AUTH: codex_login(1900000000)},
      answers=[("/oauth/token", REUSED), ("chatgpt.com", CHATGPT_401)], place="codex-cli-0.98")
codex("key-refused-0.98", "invalid_key", "api_key", "upstream", says="oai_invalid2", files={AUTH: codex_key()}, place="codex-cli-0.98")
codex("no-credit", "rate_limited", "api_key|none", "upstream", "quota_exceeded", act=["/status"], says="oai_quota", files={AUTH: codex_key()})
codex("rate", "rate_limited", "api_key|none", "upstream", "quota_exceeded", says="oai_rate", files={AUTH: codex_key()})
codex("gateway-no-variable", "missing_key", "api_key", "client_sdk", act=['variable'], files=GATEWAY, tell="model_provider with env_key GATEWAY_API_KEY")
codex("gateway-refuses", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", app='litellm-proxy|codex-cli', env={"GATEWAY_API_KEY": virtual_key()}, files=REMOTE, answers=[(RESPONSES, GATEWAY_401)], tell="model_provider with env_key GATEWAY_API_KEY")
codex("gateway-and-login", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", app='litellm-proxy|codex-cli', env={"GATEWAY_API_KEY": virtual_key()}, files={**REMOTE, AUTH: codex_login(1900000000)},
      answers=[(RESPONSES, GATEWAY_401), ("/oauth/token", answered(200, {"id_token": token_start(**CLAIMS) + "c2ln", "access_token": token_start(**CLAIMS) + "c2ln", "refresh_token": "rt_aB3dE6gH9"}))], tell="model_provider with env_key GATEWAY_API_KEY")
codex("nobody-listens", "connection_failed", "none", "nobody", env={"GATEWAY_API_KEY": virtual_key()}, files=GATEWAY, tell="model_provider with env_key GATEWAY_API_KEY")
codex("proxy-407", "connection_failed", "none", "network_proxy|nobody", app='codex-cli', env={"HTTPS_PROXY": "http://proxy.example.com:3128"}, files={AUTH: codex_key()}, limit=90)
codex("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", "connection_failed", files={AUTH: codex_key()}, trust=False, limit=90)

# ---- Gemini CLI

GEMINI = "gemini -p 'Say hello'"
GENERATE = r"generateContent|streamGenerateContent"


def gemini(case, cause, credential, refused_by, *also, says="", **more):
    answers = more.pop("answers", [(GENERATE, says)] if says else [])
    more["env"] = {"GEMINI_CLI_TRUST_WORKSPACE": "true", **more.get("env", {})}
    C("gemini-cli", case, more.pop("run", GEMINI), cause, credential, refused_by, *also, answers=answers, **more)


def chosen(kind):
    return json.dumps({"security": {"auth": {"selectedType": kind}}})


SETTINGS = "~/.gemini/settings.json"
GOOGLE_LOGIN = File("subscription_login", "ya29.", 120, json.dumps({
    "access_token": "SECRET", "refresh_token": "1//0aB3dE6gH9jK2mN5pQ8sT1vW4yZ7", "scope": "https://www.googleapis.com/auth/cloud-platform",
    "token_type": "Bearer", "expiry_date": 1900000000000}))
RAN_OUT = File("subscription_login", "ya29.", 120, GOOGLE_LOGIN.text.replace("1900000000000", "1760000000000"))
INVALID_GRANT = answered(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})

TOKEN_INFO = answered(200, {"email": "dev@example.com", "scope": "https://www.googleapis.com/auth/cloud-platform", "expires_in": 3599, "aud": "1"})

gemini("nothing", "missing_key", "none", "app", act=["GEMINI_API_KEY"])
gemini("key-missing", "missing_key", "api_key", "app|client_sdk", act=['GEMINI_API_KEY'], files={SETTINGS: chosen("gemini-api-key")}, tell="selectedType gemini-api-key")
gemini("key-refused", "invalid_key", "api_key", "upstream", says="g_invalid", env={"GEMINI_API_KEY": gemini_key()})
gemini("key-expired", "expired_key", "api_key", "upstream", "invalid_key", says="g_expired", env={"GEMINI_API_KEY": gemini_key()})
gemini("key-leaked", "account_inactive", "api_key", "upstream", "invalid_key", "expired_key", says="g_leaked", env={"GEMINI_API_KEY": gemini_key()})
gemini("two-keys", "invalid_key", "api_key", "upstream", says="g_invalid", env={"GEMINI_API_KEY": gemini_key(), "GOOGLE_API_KEY": gemini_key()})
gemini("google-key-only", "missing_key", "none", "app", act=['GEMINI_API_KEY'], env={"GOOGLE_API_KEY": gemini_key()})
gemini("shell-and-dotenv", "invalid_key", "api_key", "upstream", says="g_invalid", env={"GEMINI_API_KEY": gemini_key()},
       files={"~/.gemini/.env": File("api_key", "AIza", 39, "GEMINI_API_KEY=SECRET\n")})
gemini("dotenv-project-and-home", "invalid_key", "api_key", "upstream", says="g_invalid",
       files={".env": File("api_key", "AIza", 39, "GEMINI_API_KEY=SECRET\n"), "~/.gemini/.env": File("api_key", "AIza", 39, "GEMINI_API_KEY=SECRET\n")})
gemini("vertex-and-key", "invalid_key", "api_key", "upstream", "wrong_auth_scheme", "insufficient_scope", "missing_key", env={"GOOGLE_GENAI_USE_VERTEXAI": "true", "GOOGLE_API_KEY": gemini_key(), "GEMINI_API_KEY": gemini_key()},
       answers=[(GENERATE, answered(401, {"error": {"code": 401, "message": "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal. See https://cloud.google.com/docs/authentication", "status": "UNAUTHENTICATED", "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "CREDENTIALS_MISSING", "domain": "googleapis.com"}]}}))])
gemini("vertex-nothing", "missing_key", "cloud_identity|unknown|none", "app|client_sdk", act=['GOOGLE_CLOUD_PROJECT'], env={"GOOGLE_GENAI_USE_VERTEXAI": "true"})
gemini("login-refused", "invalid_key", "subscription_login", "upstream", "expired_key", files={SETTINGS: chosen("oauth-personal"), "~/.gemini/oauth_creds.json": GOOGLE_LOGIN},
       answers=[("cloudcode-pa", answered(401, {"error": {"code": 401, "message": "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.", "status": "UNAUTHENTICATED"}})),
                ("oauth2.googleapis.com/token$", INVALID_GRANT), ("tokeninfo|userinfo", TOKEN_INFO)], tell="selectedType oauth-personal")
gemini("login-ran-out", "missing_key", "subscription_login", "app", "expired_key", "invalid_key", files={SETTINGS: chosen("oauth-personal"), "~/.gemini/oauth_creds.json": RAN_OUT},
       answers=[("oauth2.googleapis.com/token$", INVALID_GRANT)], tell="selectedType oauth-personal")
gemini("login-chosen-and-key", "invalid_key", "subscription_login", "upstream", "expired_key", env={"GEMINI_API_KEY": gemini_key()}, files={SETTINGS: chosen("oauth-personal"), "~/.gemini/oauth_creds.json": GOOGLE_LOGIN}, tell="selectedType oauth-personal",
       answers=[(GENERATE, "g_invalid"), ("tokeninfo|userinfo", TOKEN_INFO), ("cloudcode-pa", answered(401, {"error": {"code": 401, "message": "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.", "status": "UNAUTHENTICATED"}})), ("oauth2.googleapis.com/token$", INVALID_GRANT)])
gemini("login-individual-ended", "insufficient_scope", "subscription_login", "upstream", "account_inactive", "sdk_mismatch", files={SETTINGS: chosen("oauth-personal"), "~/.gemini/oauth_creds.json": GOOGLE_LOGIN},
       answers=[("loadCodeAssist", answered(200, {"currentTier": {"id": "free-tier", "name": "Gemini Code Assist for individuals"}, "ineligibleTiers": [{"reasonCode": "UNSUPPORTED_CLIENT", "reasonMessage": "This client is no longer supported for Gemini Code Assist for individuals. To continue using Gemini, please migrate to the Antigravity suite of products: https://antigravity.google", "tierId": "free-tier", "tierName": "Gemini Code Assist for individuals"}]})),
                ("tokeninfo|userinfo", TOKEN_INFO)], tell="selectedType oauth-personal")
gemini("project-needed", "missing_key", "subscription_login", "app", "bad_request", "insufficient_scope", "organization_mismatch", "unknown", files={SETTINGS: chosen("oauth-personal"), "~/.gemini/oauth_creds.json": GOOGLE_LOGIN},
       answers=[("loadCodeAssist", answered(200, {"currentTier": {"id": "standard-tier", "name": "Gemini Code Assist", "userDefinedCloudaicompanionProject": True}, "allowedTiers": [{"id": "standard-tier", "name": "Gemini Code Assist", "userDefinedCloudaicompanionProject": True, "isDefault": True}]})),
                ("tokeninfo|userinfo", TOKEN_INFO)], tell="selectedType oauth-personal")
gemini("model-forbidden", "model_not_found", "api_key", "upstream", env={"GEMINI_API_KEY": gemini_key()}, run="gemini -m gemini-9-pro -p 'Say hello'",
       answers=[(GENERATE, answered(404, {"error": {"code": 404, "message": "models/gemini-9-pro is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.", "status": "NOT_FOUND"}}))])
gemini("api-disabled", "insufficient_scope", "api_key", "upstream", says="g_disabled", env={"GEMINI_API_KEY": gemini_key()})
PER_DAY = answered(429, {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED",
    "message": "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 50\nPlease retry in 36.19s.",
    "details": [{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests", "quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "50"}]}]}})
gemini("daily-quota", "quota_exceeded", "api_key", "upstream", "rate_limited", answers=[(GENERATE, PER_DAY)], env={"GEMINI_API_KEY": gemini_key()})
gemini("region", "region_unsupported", "api_key|none", "upstream", says="g_region", env={"GEMINI_API_KEY": gemini_key()})
gemini("base-url-and-no-type", "unknown", "none|unknown|api_key", "app", "missing_key", act=["selectedType"], env={"GEMINI_API_KEY": gemini_key(), "GOOGLE_GEMINI_BASE_URL": "http://127.0.0.1:4000"})
gemini("nobody-listens", "connection_failed", "none", "nobody", env={"GEMINI_API_KEY": gemini_key(), "GOOGLE_GEMINI_BASE_URL": "http://127.0.0.1:4000"}, files={SETTINGS: chosen("gemini-api-key")}, tell="selectedType gemini-api-key")
gemini("proxy-407", "connection_failed", "none", "network_proxy|nobody", env={"GEMINI_API_KEY": gemini_key(), "HTTPS_PROXY": "http://proxy.example.com:3128"})
gemini("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", "connection_failed", env={"GEMINI_API_KEY": gemini_key()}, trust=False)

# ---- OpenCode

STORE = "~/.local/share/opencode/auth.json"


def opencode(case, cause, credential, refused_by, *also, says="", model="anthropic/claude-sonnet-4-5", **more):
    answers = more.pop("answers", [(r"POST .*(messages|responses|chat/completions)$", says)] if says else [])
    C("opencode", case, more.pop("run", f"opencode run -m {model} 'Say hello'"), cause, credential, refused_by, *also, answers=answers, **more)


def stored(provider, kind="api", prefix="sk-ant-api03-", length=108):
    entry = {"type": "api", "key": "SECRET"}
    if kind == "oauth":
        entry = {"type": "oauth", "access": "SECRET", "refresh": "rt_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7", "expires": 1760000000000, "accountId": "0190a1b2-c3d4-7e5f-8a9b-000000000401"}
    return File("subscription_login" if kind == "oauth" else "api_key", prefix, length, json.dumps({provider: entry}))


opencode("nothing", "model_not_found", "none|api_key", "app", "missing_key", act=["--print-logs"])
opencode("key-refused", "invalid_key", "api_key", "upstream", says="ant_invalid", env={"ANTHROPIC_API_KEY": anthropic_key()})
opencode("stored-and-shell", "invalid_key", "api_key", "upstream", says="ant_invalid", env={"ANTHROPIC_API_KEY": anthropic_key()}, files={STORE: stored("anthropic")})
opencode("config-and-stored", "invalid_key", "api_key", "upstream", says="ant_invalid", files={STORE: stored("anthropic"),
         "opencode.json": File("api_key", "sk-ant-api03-", 108, '{"provider": {"anthropic": {"options": {"apiKey": "SECRET"}}}}')})
opencode("variable-of-config-empty", "missing_key", "none|api_key", "upstream|client_sdk", "invalid_key", says="ant_nokey", files={"opencode.json": '{"provider": {"anthropic": {"options": {"apiKey": "{env:MY_KEY}"}}}}'}, tell="apiKey {env:MY_KEY}, which isn't set")
opencode("openai-refused", "invalid_key", "api_key", "upstream", says="oai_invalid2", model="openai/gpt-5.2", env={"OPENAI_API_KEY": openai_key()})
opencode("openrouter-refused", "invalid_key", "api_key", "upstream", "account_inactive", says="or_user", model="openrouter/anthropic/claude-sonnet-4.5", env={"OPENROUTER_API_KEY": openrouter_key()})
opencode("subscription-elsewhere", "insufficient_scope", "subscription_login", "upstream", "invalid_key", "bad_request", env={"ANTHROPIC_API_KEY": anthropic_key()},
         answers=[("messages", answered(400, {"type": "error", "error": {"type": "invalid_request_error", "message": "This credential is only authorized for use with Claude Code and cannot be used for other API requests."}}))])
opencode("model-forbidden", "model_not_found", "api_key", "upstream", says="ant_model", env={"ANTHROPIC_API_KEY": anthropic_key()})
opencode("model-unknown", "model_not_found", "none|api_key", "app", act=["--print-logs"], model="anthropic/claude-opus-99", env={"ANTHROPIC_API_KEY": anthropic_key()})
opencode("no-credit", "quota_exceeded", "api_key", "upstream", says="ant_credit", env={"ANTHROPIC_API_KEY": anthropic_key()})
opencode("openai-no-credit", "quota_exceeded", "api_key", "upstream", says="oai_quota", model="openai/gpt-5.2", env={"OPENAI_API_KEY": openai_key()}, run="opencode run --print-logs --log-level ERROR -m openai/gpt-5.2 'Say hello'", limit=30)
opencode("rate", "rate_limited", "api_key", "upstream", says="ant_rate", env={"ANTHROPIC_API_KEY": anthropic_key()}, run="opencode run --print-logs --log-level ERROR -m anthropic/claude-sonnet-4-5 'Say hello'", limit=30)
opencode("gateway-refuses", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", app='litellm-proxy|opencode', model="gateway/gpt-5.2", answers=[("chat/completions", GATEWAY_401)],
         files={"opencode.json": File("virtual_key", "sk-", 25, '{"provider": {"gateway": {"npm": "@ai-sdk/openai-compatible", "name": "Gateway", "options": {"baseURL": "http://llm.example.com/v1", "apiKey": "SECRET"}, "models": {"gpt-5.2": {}}}}}')})
opencode("nobody-listens", "connection_failed", "none", "nobody", model="gateway/gpt-5.2",
         files={"opencode.json": '{"provider": {"gateway": {"npm": "@ai-sdk/openai-compatible", "name": "Gateway", "options": {"baseURL": "http://127.0.0.1:4000/v1"}, "models": {"gpt-5.2": {}}}}}'}, tell="baseURL http://127.0.0.1:4000/v1", run="opencode run --print-logs --log-level ERROR -m gateway/gpt-5.2 'Say hello'", limit=30)
opencode("proxy-407", "connection_failed", "none", "network_proxy|nobody", env={"ANTHROPIC_API_KEY": anthropic_key(), "HTTPS_PROXY": "http://proxy.example.com:3128"}, run="opencode run --print-logs --log-level ERROR -m anthropic/claude-sonnet-4-5 'Say hello'", limit=30)
opencode("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", "connection_failed", env={"ANTHROPIC_API_KEY": anthropic_key()}, trust=False, run="opencode run --print-logs --log-level ERROR -m anthropic/claude-sonnet-4-5 'Say hello'", limit=30)

# ---- Qwen Code


def qwen(case, cause, credential, refused_by, *also, says="", **more):
    answers = more.pop("answers", [("chat/completions", says)] if says else [])
    C("qwen-code", case, more.pop("run", "qwen -p 'Say hello'"), cause, credential, refused_by, *also, answers=answers, **more)


def to(base, model):
    return {"OPENAI_BASE_URL": base, "OPENAI_MODEL": model}


OPENAI = to("https://api.openai.com/v1", "gpt-5.2")
DASHSCOPE = to("https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen3-coder-plus")
PLAN = to("https://coding.dashscope.aliyuncs.com/v1", "qwen3-coder-plus")
DASH_401 = answered(401, {"error": {"message": "Incorrect API key provided. For details, see: https://help.aliyun.com/zh/model-studio/error-code#apikey-error", "type": "invalid_request_error", "param": None, "code": "invalid_api_key"}, "request_id": "fb53c4ec-1c12-4fc4-a580-cdb7c3261fc1"})
dash_key = secret("api_key", "sk-", 35)
plan_key = secret("plan_key", "sk-sp-", 48)
QWEN_LOGIN = File("subscription_login", "", 60, json.dumps({"access_token": "SECRET", "token_type": "Bearer", "refresh_token": "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7", "resource_url": "portal.qwen.ai", "expiry_date": 1760000000000}))

qwen("nothing", "missing_key", "none", "app")
qwen("key-missing", "missing_key", "none", "client_sdk", files={"~/.qwen/settings.json": chosen("openai")}, tell="selectedType openai")
qwen("key-refused", "invalid_key", "api_key", "upstream", "wrong_endpoint", answers=[("chat/completions", DASH_401)], env={"OPENAI_API_KEY": dash_key(), **DASHSCOPE})
qwen("openai-refused", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key(), **OPENAI})
qwen("no-base-url", "invalid_key", "api_key", "upstream", "wrong_provider_key", "wrong_endpoint", answers=[("chat/completions", DASH_401)], env={"OPENAI_API_KEY": openai_key()}, run="qwen --auth-type openai -m gpt-5.2 -p 'Say hello'")
qwen("no-base-url-nor-type", "missing_key", "none", "app", env={"OPENAI_API_KEY": openai_key(), "OPENAI_MODEL": "gpt-5.2"})
qwen("plan-key-at-dashscope", "invalid_key", "api_key|plan_key", "upstream", "wrong_endpoint", "wrong_provider_key", answers=[("chat/completions", DASH_401)], env={"OPENAI_API_KEY": plan_key(), **DASHSCOPE})
qwen("key-at-plan", "invalid_key", "api_key|plan_key", "upstream", "wrong_endpoint", "expired_key", answers=[("chat/completions", answered(401, {"error": {"message": "invalid access token or token expired", "type": "invalid_request_error", "code": "invalid_api_key"}}))], env={"OPENAI_API_KEY": dash_key(), **PLAN})
qwen("login-ended", "expired_key", "subscription_login", "upstream", "account_inactive", "missing_key", "quota_exceeded", files={"~/.qwen/settings.json": chosen("qwen-oauth"), "~/.qwen/oauth_creds.json": QWEN_LOGIN}, tell="selectedType qwen-oauth",
     answers=[("oauth2/token", answered(400, {"error": "invalid_grant", "error_description": "Refresh token expired or invalid"}))])
qwen("shell-and-dotenv", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key(), **OPENAI}, files={"~/.qwen/.env": File("api_key", "sk-proj-", 164, "OPENAI_API_KEY=SECRET\n")})
qwen("settings-and-shell", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key(), **OPENAI},
     files={"~/.qwen/settings.json": File("api_key", "sk-proj-", 164, json.dumps({"security": {"auth": {"selectedType": "openai", "apiKey": "SECRET"}}}))})
qwen("env-of-settings-and-shell", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key(), **OPENAI},
     files={"~/.qwen/settings.json": File("api_key", "sk-proj-", 164, json.dumps({"env": {"OPENAI_API_KEY": "SECRET"}, "security": {"auth": {"selectedType": "openai"}}}))})
qwen("flag-and-shell", "invalid_key", "api_key", "upstream", says="oai_invalid2", run="qwen --auth-type openai --openai-api-key $FLAG_KEY -p 'Say hello'", env={"FLAG_KEY": openai_key(), "OPENAI_API_KEY": openai_key(), **OPENAI})
qwen("model-forbidden", "model_not_found", "api_key", "upstream", says="oai_model", env={"OPENAI_API_KEY": openai_key(), **to("https://api.openai.com/v1", "gpt-9")})
qwen("no-credit", "account_inactive", "api_key", "upstream", "quota_exceeded", env={"OPENAI_API_KEY": dash_key(), **DASHSCOPE},
     answers=[("chat/completions", answered(400, {"error": {"message": "Access denied, please make sure your account is in good standing. For details, see: https://help.aliyun.com/zh/model-studio/error-code#overdue-payment", "type": "Arrearage", "param": None, "code": "Arrearage"}}))])
qwen("deepseek-no-credit", "quota_exceeded", "api_key", "upstream", says="ds_balance", env={"OPENAI_API_KEY": deepseek_key(), **to("https://api.deepseek.com/v1", "deepseek-chat")})
qwen("proxy-407", "connection_failed", "none", "network_proxy|nobody", act=["HTTPS_PROXY"], env={"OPENAI_API_KEY": openai_key(), **OPENAI, "HTTPS_PROXY": "http://proxy.example.com:3128"})
qwen("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", "connection_failed", env={"OPENAI_API_KEY": openai_key(), **OPENAI}, trust=False)

# ---- Copilot's command line


def copilot(case, cause, credential, refused_by, *also, answers=(), **more):
    C("github-copilot-cli", case, more.pop("run", "copilot -p 'Say hello'"), cause, credential, refused_by, *also, answers=list(answers), **more)


BAD_CREDENTIALS = answered(401, {"message": "Bad credentials", "documentation_url": "https://docs.github.com/rest", "status": "401"})
BYOK = {"COPILOT_PROVIDER_BASE_URL": "http://llm.example.com/v1", "COPILOT_MODEL": "gpt-5.2"}
GITHUB = r"api\.github\.com|githubcopilot\.com"

copilot("nothing", "missing_key", "none", "app")
copilot("token-refused", "invalid_key", "oauth_token", "upstream", "expired_key", "insufficient_scope", answers=[(GITHUB, BAD_CREDENTIALS)], env={"COPILOT_GITHUB_TOKEN": github_pat()})
copilot("classic-token", "wrong_auth_scheme", "oauth_token", "app", "malformed_key", act=["copilot login"], env={"COPILOT_GITHUB_TOKEN": github_classic()})
copilot("three-tokens", "invalid_key", "oauth_token", "upstream", "expired_key", "insufficient_scope", answers=[(GITHUB, BAD_CREDENTIALS)], env={"GITHUB_TOKEN": github_pat(), "GH_TOKEN": github_pat(), "COPILOT_GITHUB_TOKEN": github_pat()})
copilot("gh-and-github-token", "invalid_key", "oauth_token", "upstream", "expired_key", "insufficient_scope", answers=[(GITHUB, BAD_CREDENTIALS)], env={"GITHUB_TOKEN": github_pat(), "GH_TOKEN": github_pat()})
copilot("classic-before-fine", "wrong_auth_scheme", "oauth_token", "app", "malformed_key", act=["copilot login"], answers=[(GITHUB, BAD_CREDENTIALS)], env={"COPILOT_GITHUB_TOKEN": github_classic(), "GITHUB_TOKEN": github_pat()})
copilot("policy", "insufficient_scope", "oauth_token|subscription_login", "upstream", "invalid_key", "account_inactive", env={"COPILOT_GITHUB_TOKEN": github_pat()},
        answers=[(GITHUB, answered(403, "Access denied by policy settings: your organization's Copilot policy doesn't allow the Copilot CLI", **{"Content-Type": "text/plain"}))])
copilot("own-key-refused", "invalid_key", "api_key", "upstream", answers=[("chat/completions|responses", "oai_invalid2")],
        env={"COPILOT_PROVIDER_BASE_URL": "https://api.openai.com/v1", "COPILOT_MODEL": "gpt-5.2", "COPILOT_PROVIDER_API_KEY": openai_key()})
copilot("own-key-and-bearer", "invalid_key", "api_key", "upstream", answers=[("chat/completions|responses", "oai_invalid2")],
        env={"COPILOT_PROVIDER_BASE_URL": "https://api.openai.com/v1", "COPILOT_MODEL": "gpt-5.2", "COPILOT_PROVIDER_API_KEY": openai_key(), "COPILOT_PROVIDER_BEARER_TOKEN": openai_key()})
copilot("own-model-unknown", "model_not_found", "api_key", "upstream", answers=[("chat/completions|responses", "oai_model")],
        env={"COPILOT_PROVIDER_BASE_URL": "https://api.openai.com/v1", "COPILOT_MODEL": "gpt-9", "COPILOT_PROVIDER_API_KEY": openai_key()})
copilot("own-no-credit", "quota_exceeded", "api_key", "upstream", answers=[("chat/completions|responses", "oai_quota")],
        env={"COPILOT_PROVIDER_BASE_URL": "https://api.openai.com/v1", "COPILOT_MODEL": "gpt-5.2", "COPILOT_PROVIDER_API_KEY": openai_key()}, limit=100)
copilot("own-no-model", "bad_request", "none|api_key", "app", "model_not_found", "unknown", "not_an_api_error", env={"COPILOT_PROVIDER_BASE_URL": "https://api.openai.com/v1", "COPILOT_PROVIDER_API_KEY": openai_key()})
copilot("own-nobody-listens", "connection_failed", "none", "nobody", env={"COPILOT_PROVIDER_BASE_URL": "http://127.0.0.1:4000/v1", "COPILOT_MODEL": "gpt-5.2", "COPILOT_PROVIDER_API_KEY": virtual_key()}, limit=100)
copilot("gateway-refuses", "invalid_key", "api_key|virtual_key", "upstream|gateway", "wrong_provider_key", act=["COPILOT_PROVIDER_API_KEY"], answers=[("chat/completions|responses", GATEWAY_401)], env={**BYOK, "COPILOT_PROVIDER_API_KEY": virtual_key()})
copilot("proxy-407", "connection_failed", "none", "network_proxy|nobody", act=["HTTPS_PROXY"], env={"COPILOT_GITHUB_TOKEN": github_pat(), "HTTPS_PROXY": "http://proxy.example.com:3128"}, limit=100)
copilot("certificate", "connection_failed", "none", "nobody|network_proxy|client_sdk", "tls_failed", act=["NODE_EXTRA_CA_CERTS"], env={"COPILOT_GITHUB_TOKEN": github_pat()}, trust=False, limit=100)

# ---- Aider


def aider(case, cause, credential, refused_by, *also, says="", model="openai/gpt-5.2", flags="", **more):
    answers = more.pop("answers", [(r"POST .*(messages|responses|chat/completions|generateContent)", says)] if says else [])
    run = f"aider --model {model} {flags} --message 'Say hello' --no-git --yes-always --no-check-update --no-show-release-notes --analytics-disable --no-pretty --no-stream"
    C("aider", case, run.replace("  ", " "), cause, credential, refused_by, *also, answers=answers, **more)


aider("nothing", "missing_key", "none|api_key", "app|client_sdk")
aider("key-refused", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key()})
aider("anthropic-refused", "invalid_key", "api_key", "upstream", says="ant_invalid", model="anthropic/claude-sonnet-4-5", env={"ANTHROPIC_API_KEY": anthropic_key()})
aider("gemini-refused", "invalid_key", "api_key", "upstream", says="g_invalid", model="gemini/gemini-2.5-pro", env={"GEMINI_API_KEY": gemini_key()})
aider("openrouter-refused", "invalid_key", "api_key", "upstream", "account_inactive", "missing_key", says="or_user", model="openrouter/anthropic/claude-sonnet-4.5", env={"OPENROUTER_API_KEY": openrouter_key()})
aider("openrouter-no-credentials", "missing_key", "api_key", "upstream", "invalid_key", "wrong_auth_scheme", says="or_cookie", model="openrouter/anthropic/claude-sonnet-4.5", env={"OPENROUTER_API_KEY": openrouter_key()})
aider("deepseek-no-credit", "quota_exceeded", "api_key", "upstream", says="ds_balance", model="deepseek/deepseek-chat", env={"DEEPSEEK_API_KEY": deepseek_key()}, limit=40)
aider("dotenv-and-shell", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key()}, files={".env": File("api_key", "sk-proj-", 164, "OPENAI_API_KEY=SECRET\n")})
aider("flag-and-shell", "invalid_key", "api_key", "upstream", says="oai_invalid2", flags="--openai-api-key $FLAG_KEY", env={"FLAG_KEY": openai_key(), "OPENAI_API_KEY": openai_key()})
aider("conf-and-shell", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key()}, files={".aider.conf.yml": File("api_key", "sk-proj-", 164, "openai-api-key: SECRET\n")})
aider("conf-and-dotenv", "invalid_key", "api_key", "upstream", says="oai_invalid2", files={".aider.conf.yml": File("api_key", "sk-proj-", 164, "openai-api-key: SECRET\n"), ".env": File("api_key", "sk-proj-", 164, "OPENAI_API_KEY=SECRET\n")})
aider("home-and-folder-dotenv", "invalid_key", "api_key", "upstream", says="oai_invalid2", files={"~/.env": File("api_key", "sk-proj-", 164, "OPENAI_API_KEY=SECRET\n"), ".env": File("api_key", "sk-proj-", 164, "OPENAI_API_KEY=SECRET\n")})
aider("model-forbidden", "model_not_found", "api_key|none", "upstream", says="oai_model", model="openai/gpt-9", env={"OPENAI_API_KEY": openai_key()})
aider("no-credit", "quota_exceeded", "api_key", "upstream", says="oai_quota", env={"OPENAI_API_KEY": openai_key()}, limit=40)
aider("rate", "rate_limited", "api_key|none", "upstream", "quota_exceeded", says="oai_rate", env={"OPENAI_API_KEY": openai_key()}, limit=40)
aider("nobody-listens", "connection_failed", "none", "nobody", env={"OPENAI_API_KEY": virtual_key(), "OPENAI_API_BASE": "http://127.0.0.1:4000/v1"}, limit=40)
aider("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", "connection_failed", act=["SSL_CERT_FILE"], env={"OPENAI_API_KEY": openai_key()}, trust=False, limit=40)

# ---- LiteLLM's proxy: what a client gets, and what the proxy writes

MASTER = "sk-aB3dE6gH9jK2mN5pQ8sT1vW4yZ7Kq0M"
CONFIG = """model_list:
  - model_name: gpt-5.2
    litellm_params:
      model: openai/gpt-5.2
{more}
  - model_name: claude
    litellm_params:
      model: anthropic/claude-sonnet-4-5
  - model_name: gemini
    litellm_params:
      model: gemini/gemini-2.5-flash
  - model_name: local
    litellm_params:
      model: openai/gpt-5.2
      api_base: http://127.0.0.1:8000/v1
      api_key: sk-1
general_settings:
  master_key: os.environ/LITELLM_MASTER_KEY
litellm_settings:
  num_retries: 0
"""


def litellm(case, cause, credential, refused_by, *also, says="", model="gpt-5.2", headers=(f"Authorization: Bearer {MASTER}",), log=False, more="", **rest):
    answers = rest.pop("answers", [(r"POST (?!localhost)", says)] if says else [])
    files = {"config.yaml": CONFIG.format(more=more).replace("\n\n", "\n"), **rest.pop("files", {})}
    ask = " ".join(["curl -s http://localhost:4000/v1/chat/completions", *[f"-H '{header}'" for header in headers],
                    "-H 'Content-Type: application/json'", f"-d '{{\"model\": \"{model}\", \"messages\": [{{\"role\": \"user\", \"content\": \"Say hello\"}}]}}'"])
    run = f"litellm --config config.yaml --port 4000 >> proxy.log 2>&1 & until curl -sf -o /dev/null http://localhost:4000/health/liveliness; do sleep 1; done; : > proxy.log; {ask} > answer; " + ("cat proxy.log" if log else "cat answer")
    C("litellm-proxy", case, run, cause, credential, refused_by, *also, answers=answers, files=files, tell="config.yaml", limit=100,
      shown=("litellm --config config.yaml --port 4000" if log else ask.replace(MASTER, "$LITELLM_MASTER_KEY")), env={"LITELLM_MASTER_KEY": MASTER, **rest.pop("env", {})}, **rest)


litellm("no-key", "missing_key", "virtual_key", "gateway", headers=())
litellm("no-key-log", "missing_key", "virtual_key", "gateway", headers=(), log=True)
litellm("virtual-key-refused", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", "missing_key", "malformed_key", headers=("Authorization: Bearer sk-aB3dE6gH9jK2mN5pQ8sT1v",))
litellm("provider-key-as-virtual", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", "missing_key", "malformed_key", headers=("Authorization: Bearer gsk_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7aB3dE6gH9jK2mN5pQ8sT1vW4yZ",))
litellm("upstream-key-refused", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key()})
litellm("upstream-key-refused-log", "invalid_key", "api_key", "upstream", says="oai_invalid2", env={"OPENAI_API_KEY": openai_key()}, log=True)
litellm("config-and-variable", "invalid_key", "api_key", "upstream", says="oai_invalid2", more="      api_key: os.environ/CONFIG_KEY\n", env={"OPENAI_API_KEY": openai_key(), "CONFIG_KEY": openai_key()})
litellm("config-variable-empty", "missing_key", "api_key", "client_sdk", "invalid_key", says="oai_nokey", more="      api_key: os.environ/CONFIG_KEY\n", env={})
litellm("upstream-key-missing", "missing_key", "api_key", "client_sdk", says="oai_nokey", env={})
litellm("anthropic-key-missing", "missing_key", "api_key", "client_sdk", says="ant_nokey", model="claude", env={})
litellm("anthropic-key-refused", "invalid_key", "api_key", "upstream", says="ant_invalid", model="claude", env={"ANTHROPIC_API_KEY": anthropic_key()})
litellm("gemini-key-refused", "invalid_key", "api_key", "upstream", says="g_invalid", model="gemini", env={"GEMINI_API_KEY": gemini_key()})
litellm("gemini-two-keys", "invalid_key", "api_key", "upstream", says="g_invalid", model="gemini", env={"GEMINI_API_KEY": gemini_key(), "GOOGLE_API_KEY": gemini_key()})
litellm("no-credit", "quota_exceeded", "api_key", "upstream", says="oai_quota", env={"OPENAI_API_KEY": openai_key()})
litellm("rate", "rate_limited", "api_key", "upstream", says="oai_rate", env={"OPENAI_API_KEY": openai_key()})
litellm("model-forbidden", "model_not_found", "api_key|none", "upstream", says="oai_model", env={"OPENAI_API_KEY": openai_key()})
litellm("model-not-configured", "model_not_found", "virtual_key", "gateway", model="gpt-9", env={"OPENAI_API_KEY": openai_key()})
litellm("nobody-listens", "connection_failed", "none", "nobody", model="local", env={})
litellm("nobody-listens-log", "connection_failed", "none", "nobody", model="local", env={}, log=True)
litellm("certificate", "tls_failed", "none", "nobody|network_proxy|client_sdk", "connection_failed", env={"OPENAI_API_KEY": openai_key()}, trust=False)
litellm("two-client-headers", "invalid_key", "virtual_key", "gateway", "wrong_provider_key", "missing_key", "malformed_key", headers=(f"Authorization: Bearer {MASTER}", "x-api-key: sk-aB3dE6gH9jK2mN5pQ8sT1vX", "x-litellm-api-key: sk-aB3dE6gH9jK2mN5pQ8sT1vL"))
