//! Where somebody runs their program, as far as a paste shows it.

/// Texts that show a place, in lower case with white space folded, the more special places first.
pub(crate) const PLACE_MARKS: &[(&str, &[&str])] = &[
    ("github-actions", &["##[error]", "github_actions", "/home/runner/work", "run actions/", "${{ secrets."]),
    ("kubernetes", &["kubectl ", "crashloopbackoff", "kind: deployment", "secretkeyref"]),
    ("compose", &["docker-compose", "docker compose", "compose.yaml", "compose.yml", "attaching to "]),
    ("docker", &["docker run", "--env-file", "docker exec", "dockerfile"]),
    ("notebook", &["ipykernel", "cell in[", "<ipython-input", "colab", "----> 1", ".ipynb", "%env ", "%%bash"]),
    ("powershell", &["ps c:\\", "ps d:\\", "$env:"]),
    ("cmd", &["c:\\>", ">python ", "set openai", "setx "]),
    ("fish", &["set -gx ", "set -ux ", "config.fish"]),
    ("dotenv", &[".env", "load_dotenv", "dotenv"]),
    ("bash", &["export ", "~/.zshrc", "~/.bashrc", "$ curl", "$ python", "$ node"]),
    ("powershell", &["c:\\users", "c:\\", "d:\\"]),
];
