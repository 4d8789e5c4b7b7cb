//! Where somebody runs their program, as far as a paste shows it.

/// Texts that show a place, the more special places first.
const MARKS: &[(&str, &[&str])] = &[
    ("github-actions", &["##[error]", "GITHUB_ACTIONS", "/home/runner/work", "Run actions/", "${{ secrets."]),
    ("kubernetes", &["kubectl ", "CrashLoopBackOff", "kind: Deployment", "secretKeyRef"]),
    ("compose", &["docker-compose", "docker compose", "compose.yaml", "compose.yml", "\nAttaching to "]),
    ("docker", &["docker run", "--env-file", "docker exec", "Dockerfile"]),
    ("notebook", &["ipykernel", "Cell In[", "<ipython-input", "colab", "----> 1", ".ipynb", "%env ", "%%bash"]),
    ("powershell", &["PS C:\\", "$env:", "PS /", "\nPS "]),
    ("cmd", &["C:\\>", ">python ", "\nset OPENAI", "setx "]),
    ("fish", &["set -gx ", "set -Ux ", "config.fish"]),
    ("dotenv", &[".env", "load_dotenv", "dotenv"]),
    ("bash", &["export ", "$ ", "~/.zshrc", "~/.bashrc"]),
    ("powershell", &["C:\\Users", "D:\\", "C:\\"]),
];

/// The place that a text comes from; `bash` where nothing shows it.
pub(crate) fn place(text: &str) -> &'static str {
    MARKS.iter().find(|(_, marks)| marks.iter().any(|mark| text.contains(mark))).map_or("bash", |(place, _)| place)
}
