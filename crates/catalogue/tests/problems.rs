//! What the compiler says of mistakes in the catalogue: file, line, and what to write instead.

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the catalogue to spoil.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&to);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue"), &to.join("catalogue"));
        Copy(to)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join("catalogue").join(file)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the first place of a text in a file.
    #[track_caller]
    fn replace(&self, file: &str, from: &str, to: &str) -> &Copy {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} doesn't hold {from:?}");
        self.write(file, &text.replacen(from, to, 1));
        self
    }

    /// The line that holds a text, counted from 1.
    fn line(&self, file: &str, holds: &str) -> usize {
        let text = fs::read_to_string(self.path(file)).unwrap();
        text.lines().position(|line| line.contains(holds)).unwrap() + 1
    }

    fn problems(&self) -> Vec<String> {
        let out = self.0.join("out");
        fs::create_dir_all(&out).unwrap();
        match why401_catalogue::build(&self.path(""), &out) {
            Ok(()) => Vec::new(),
            Err(problems) => problems.0.iter().map(ToString::to_string).collect(),
        }
    }

    /// Expects one problem, whose message holds each of these.
    #[track_caller]
    fn says(&self, expected: &[&str]) {
        let problems = self.problems();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        for part in expected {
            assert!(problems[0].contains(part), "{:?} doesn't say {part:?}", problems[0]);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let into = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &into);
        } else {
            fs::copy(&path, into).unwrap();
        }
    }
}

#[test]
fn the_catalogue_has_no_problem() {
    assert_eq!(Copy::new("whole").problems(), Vec::<String>::new());
}

#[test]
fn a_misspelt_key() {
    let copy = Copy::new("misspelt");
    let file = "providers/groq.toml";
    copy.replace(file, "\nhosts = ", "\nhots = ");
    let place = format!("catalogue/{file}:{}:", copy.line(file, "hots = "));
    copy.says(&[&place, "no key `hots`", "did you mean `hosts`"]);
}

#[test]
fn a_misspelt_key_of_a_nested_table() {
    let copy = Copy::new("misspelt-nested");
    let file = "causes/malformed_key/signs.toml";
    copy.replace(file, "\nphrases = ", "\nphrase = ");
    let place = format!("catalogue/{file}:{}:", copy.line(file, "phrase = "));
    copy.says(&[&place, "did you mean `phrases`"]);
}

#[test]
fn a_missing_variant() {
    let copy = Copy::new("variant");
    let file = "causes/malformed_key/signs.toml";
    copy.replace(file, "variant = \"newline\"", "variant = \"new-line\"");
    let place = format!("catalogue/{file}:{}:", copy.line(file, "variant = \"new-line\""));
    copy.says(&[&place, "no variant \"new-line\"", "did you mean \"newline\"", "catalogue/causes/malformed_key/cause.toml"]);
}

#[test]
fn a_sign_that_says_nothing_and_one_that_says_it_again() {
    let copy = Copy::new("empty-sign");
    let file = "causes/malformed_key/signs.toml";
    let signs = fs::read_to_string(copy.path(file)).unwrap();
    copy.write(file, &format!("{signs}\n[[sign]]\nlevel = \"weak\"\nsource = \"nowhere\"\n"));
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "nowhere")), "nothing that a text could hold"]);
    let twice = |words: &str| format!("\n[[sign]]\nlevel = \"weak\"\nphrases = [\"{words}\"]\nsource = \"nowhere\"\n");
    copy.write(file, &[&signs, twice("a phrase of our own").as_str(), &twice("A phrase of our OWN")].concat());
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "our OWN")), "stands in another sign of this cause"]);
}

#[test]
fn a_wrong_type() {
    let copy = Copy::new("type");
    let file = "providers/groq.toml";
    copy.replace(file, "name = \"Groq\"", "name = 7");
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "name = 7")), "write a text in quotes"]);
    let copy = Copy::new("type-list");
    copy.replace("places.toml", "marks = [", "marks = 'docker' # [");
    copy.says(&[&format!("catalogue/places.toml:{}:", copy.line("places.toml", "'docker' #")), "write a list"]);
}

#[test]
fn a_missing_key() {
    let copy = Copy::new("missing");
    let file = "providers/groq.toml";
    copy.replace(file, "\nheader = ", "\n# header = ");
    copy.says(&[&format!("catalogue/{file}:1:"), "the key `header` is missing in this file"]);
    let copy = Copy::new("missing-nested");
    let file = "services.toml";
    copy.replace(
        file,
        "[[service.key]]\nkind = \"personal access token\"\nclass = \"user\"\n",
        "[[service.key]]\nclass = \"user\"\n",
    );
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "[[service.key]]")), "the key `kind` is missing"]);
}

#[test]
fn an_unknown_word() {
    let copy = Copy::new("word");
    let file = "causes/tls_failed/cause.toml";
    copy.replace(file, "severity = \"", "severity = \"fatal-");
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "fatal-")), "\"critical\", \"error\", \"warning\""]);
    let copy = Copy::new("word-near");
    let file = "variables.toml";
    copy.replace(file, "is = \"base-url\"", "is = \"base-ur\"");
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "\"base-ur\"")), "did you mean \"base-url\""]);
}

#[test]
fn two_providers_of_one_name() {
    let copy = Copy::new("providers");
    let file = "providers/groq.toml";
    copy.replace(file, "name = \"Groq\"", "name = \"OpenAI\"");
    let first = format!("catalogue/{file}:{}", copy.line(file, "name = \"OpenAI\""));
    copy.says(&[&first, "catalogue/providers/openai.toml:", "\"OpenAI\" is in", "already"]);
}

#[test]
fn two_services_of_one_name() {
    let copy = Copy::new("services");
    copy.replace("services.toml", "name = \"GitLab\"", "name = \"GitHub\"");
    copy.says(&["catalogue/services.toml:", "\"GitHub\" is in catalogue/services.toml:", "already", "its own name"]);
}

#[test]
fn two_sdks_of_one_id() {
    let copy = Copy::new("sdks");
    let line = copy.line("sdks.toml", "id = \"llama-index\"");
    let another = "\n[[sdk]]\nid = \"llama-index\"\nlanguage = \"python\"\nmarkers = [\"an example\"]\n\n[[release]]";
    copy.replace("sdks.toml", "\n[[release]]", another);
    copy.says(&["\"llama-index\" is in", &format!("catalogue/sdks.toml:{line} already"), "`again = true`"]);
}

#[test]
fn two_variables_of_one_name() {
    let copy = Copy::new("variables");
    copy.replace("variables.toml", "names = [\"OPENAI_ADMIN_KEY\"]", "names = [\"OPENAI_ADMIN_KEY\", \"OPENAI_API_KEY\"]");
    copy.says(&["catalogue/variables.toml:", "the variable \"OPENAI_API_KEY\" is in catalogue/variables.toml:", "already"]);
}

#[test]
fn a_file_that_is_no_toml() {
    let copy = Copy::new("syntax");
    let file = "probes/groq.toml";
    copy.replace(file, "method = \"GET\"", "method = \"GET");
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "method = \"GET"))]);
}

/// Rows that belong to each other by id.
#[test]
fn a_missing_row() {
    let copy = Copy::new("no-probe");
    fs::remove_file(copy.path("probes/groq.toml")).unwrap();
    copy.says(&["catalogue/providers/groq.toml:", "write catalogue/probes/groq.toml"]);
    let copy = Copy::new("no-client");
    fs::remove_file(copy.path("clients/groq.toml")).unwrap();
    copy.says(&["catalogue/providers/groq.toml:", "write catalogue/clients/groq.toml"]);
    let copy = Copy::new("no-provider");
    fs::copy(copy.path("probes/groq.toml"), copy.path("probes/groqq.toml")).unwrap();
    copy.says(&["catalogue/probes/groqq.toml:", "write catalogue/providers/groqq.toml"]);
    let copy = Copy::new("no-variable");
    copy.replace("providers/groq.toml", "env = [\"GROQ_API_KEY\"]", "env = [\"GROQ_API_KEY\", \"EXAMPLE_API_KEY\"]");
    copy.says(&["catalogue/providers/groq.toml:", "no variable \"EXAMPLE_API_KEY\"", "catalogue/variables.toml"]);
    let copy = Copy::new("no-cause");
    fs::remove_dir_all(copy.path("causes/tls_failed")).unwrap();
    // Others name it, and are told, too.
    let says = "catalogue/causes/tls_failed/cause.toml: there is no such file: write it";
    assert!(copy.problems().iter().any(|problem| problem.starts_with(says)), "{:#?}", copy.problems());
}

/// What a row names.
#[test]
fn a_name_of_nothing() {
    for (name, file, from, to, expected) in [
        ("fix", "causes/tls_failed/cause.toml", "fix = \"", "fix = \"example-", "catalogue/fixes/"),
        ("snippet", "causes/tls_failed/cause.toml", "snippet = \"", "snippet = \"example-", "catalogue/snippets/"),
        ("check", "causes/tls_failed/cause.toml", "verify = \"", "verify = \"example-", "catalogue/checks/"),
        ("sdk-provider", "sdks.toml", "provider = \"anthropic\"", "provider = \"anthrop\"", "did you mean \"anthropic\""),
        ("release", "sdks.toml", "sdk = \"", "sdk = \"example-", "write an [[sdk]] with that id"),
        (
            "client",
            "clients/aws-bedrock.toml",
            "expired_key = \"temporary\"",
            "expired_key = \"x\"",
            "causes/expired_key/cause.toml",
        ),
    ] {
        let copy = Copy::new(&format!("names-{name}"));
        copy.replace(file, from, to);
        copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, to)), "there is no", expected]);
    }
}

#[test]
fn a_file_that_nothing_reads() {
    let copy = Copy::new("unread");
    copy.write("providers/example.txt", "name = \"Example\"\n");
    copy.says(&["catalogue/providers/example.txt: nothing reads it"]);
    let copy = Copy::new("half-a-pair");
    fs::remove_file(copy.path("snippets/null-key/python/fixed.py")).unwrap();
    copy.says(&["catalogue/snippets/null-key/python", "one file `fixed`"]);
}

/// Applications, remedies, codes and acts.
#[test]
fn a_misspelt_key_of_advice() {
    for (name, file, from, to, meant) in [
        ("app", "apps/claude-code.toml", "\ndoctor = ", "\ndocter = ", "`doctor`"),
        ("credential", "apps/claude-code.toml", "\nsign_in = ", "\nsignin = ", "`sign_in`"),
        ("remedy", "remedies/anthropic.toml", "\nquick_fix = ", "\nquickfix = ", "`quick_fix`"),
        ("code", "codes/groq.toml", "\nsays = ", "\nsay = ", "`says`"),
        ("act", "causes/tls_failed/cause.toml", "\nact = ", "\nacts = ", "`act`"),
    ] {
        let copy = Copy::new(&format!("misspelt-{name}"));
        copy.replace(file, from, to);
        copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, to.trim())), "did you mean", meant]);
    }
}

#[test]
fn a_wrong_type_in_advice() {
    for (name, file, from, to, write) in [
        ("names", "apps/claude-code.toml", "\nnames = [", "\nnames = 'x' # [", "write a list"),
        ("status", "codes/groq.toml", "status = [498]", "status = 498", "write a list"),
        ("status-text", "codes/groq.toml", "status = [498]", "status = [\"498\"]", "write a number without quotes"),
        ("act", "causes/tls_failed/cause.toml", "\nact = ", "\nact = 1 # ", "write a text in quotes"),
        ("sure", "codes/groq.toml", "sure = \"A\"", "sure = \"C\"", "\"A\", \"B\""),
    ] {
        let copy = Copy::new(&format!("type-{name}"));
        copy.replace(file, from, to);
        copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, to.trim())), write]);
    }
}

#[test]
fn one_bracket_in_the_place_of_two() {
    let copy = Copy::new("twice");
    let file = "remedies/example.toml";
    copy.write(file, "[[remedy]]\nquick_fix = \"Do it.\"\nquick_fix = \"Do it again.\"\nsource = \"x\"\nsure = \"A\"\n");
    copy.says(&[&format!("catalogue/{file}:3: "), "`quick_fix` is there twice"]);
    let copy = Copy::new("bracket");
    copy.write(file, "[remedy]\nquick_fix = \"Do it.\"\nsource = \"x\"\nsure = \"A\"\n");
    copy.says(&[&format!("catalogue/{file}:1: "), "[[mark]]"]);
}

#[test]
fn a_missing_act() {
    let copy = Copy::new("no-act");
    let file = "causes/tls_failed/cause.toml";
    copy.replace(file, "\nact = ", "\n# act = ");
    copy.says(&[&format!("catalogue/{file}:1:"), "the key `act` is missing in this file: write it"]);
    let copy = Copy::new("empty-act");
    copy.replace(file, "\nact = ", "\nact = \"\" # ");
    copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, "act = \"\"")), "`act` is empty", "write the deed"]);
    let copy = Copy::new("no-quick-fix");
    let file = "remedies/anthropic.toml";
    let line = copy.line(file, "[[remedy]]");
    copy.replace(file, "\nquick_fix = ", "\n# quick_fix = ");
    copy.says(&[&format!("catalogue/{file}:{line}:"), "the key `quick_fix` is missing in [[remedy]]"]);
}

#[test]
fn a_name_of_nothing_in_advice() {
    for (name, file, from, to, expected) in [
        ("cause", "remedies/app-user.toml", "\"invalid_key\"", "\"invalid_kee\"", "did you mean \"invalid_key\""),
        ("variant", "remedies/app-user.toml", "\"malformed_key/text\"", "\"malformed_key/x\"", "`<cause>/<variant>`"),
        ("remedy-provider", "remedies/anthropic.toml", "\"anthropic\"", "\"antropic\"", "did you mean \"anthropic\""),
        ("calls", "apps/claude-code.toml", "calls = [\"anthropic\"", "calls = [\"antropic\"", "did you mean \"anthropic\""),
        ("code", "codes/groq.toml", "cause = \"server_error\"", "cause = \"server_eror\"", "did you mean \"server_error\""),
        ("printed", "printed.toml", "name = \"action\"", "name = \"aktion\"", "did you mean \"action\""),
        ("placeholder", "remedies/app-user.toml", "{restart}", "{restrat}", "did you mean {restart}"),
    ] {
        let copy = Copy::new(&format!("names-{name}"));
        copy.replace(file, from, to);
        copy.says(&[&format!("catalogue/{file}:{}:", copy.line(file, to)), "there is no", expected]);
    }
}

#[test]
fn two_providers_of_one_host() {
    let copy = Copy::new("hosts");
    let file = "providers/groq.toml";
    copy.replace(file, "hosts = [", "hosts = [\"api.openai.com\", ");
    let place = format!("catalogue/{file}:{}", copy.line(file, "hosts = ["));
    copy.says(&[&place, "catalogue/providers/openai.toml:", "\"api.openai.com\" is in", "already"]);
}

#[test]
fn a_provider_with_an_id_that_is_taken() {
    let copy = Copy::new("id");
    fs::rename(copy.path("providers/groq.toml"), copy.path("providers/other.toml")).unwrap();
    let problems = copy.problems();
    let told = |problem: &&String| problem.starts_with("catalogue/providers/other.toml: ") && problem.contains("name the file");
    assert!(problems.iter().find(told).is_some(), "{problems:#?}");
    let copy = Copy::new("id-letters");
    fs::rename(copy.path("apps/zed.toml"), copy.path("apps/Zed Editor.toml")).unwrap();
    let problems = copy.problems();
    assert!(problems.iter().any(|problem| problem.contains("small letters, digits and hyphens")), "{problems:#?}");
}

#[test]
fn two_applications_of_one_name() {
    let copy = Copy::new("apps");
    fs::copy(copy.path("apps/zed.toml"), copy.path("apps/zed-editor.toml")).unwrap();
    copy.says(&["catalogue/apps/zed", "\"Zed\" is in catalogue/apps/zed", "already"]);
}

/// The blocks of TOML in a text, each with the path of the catalogue that was named last in front of it.
fn blocks(text: &str) -> Vec<(String, String)> {
    let (mut path, mut blocks, mut inside) = (String::new(), Vec::new(), None::<(usize, String)>);
    for line in text.lines() {
        let bare = line.trim_start();
        match &mut inside {
            Some((_, block)) if bare == "```" => {
                blocks.push((path.clone(), std::mem::take(block)));
                inside = None;
            }
            Some((indent, block)) => *block += &[line.get(*indent..).unwrap_or(""), "\n"].concat(),
            None if bare == "```toml" => inside = Some((line.len() - bare.len(), String::new())),
            None => {
                let named = bare.split('`').skip(1).step_by(2);
                let file = named.filter_map(|code| code.strip_prefix("catalogue/")).filter(|code| code.ends_with(".toml")).last();
                path = file.map_or(path, str::to_owned);
            }
        }
    }
    blocks
}

/// What CONTRIBUTING.md tells people to write compiles, but for the cause, which has to be added to the core as well.
#[test]
fn the_recipes_of_contributing_compile() {
    let copy = Copy::new("recipes");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../CONTRIBUTING.md")).unwrap();
    let blocks = blocks(&text);
    for (path, block) in &blocks {
        let before = if block.starts_with("#:schema") { String::new() } else { fs::read_to_string(copy.path(path)).unwrap() };
        assert!(before.is_empty() != copy.path(path).exists(), "{path} is written anew, or goes on");
        copy.write(path, &[before.as_str(), block].concat());
    }
    assert!(blocks.len() > 12, "only {} blocks were read", blocks.len());
    copy.says(&["catalogue/causes/device_not_allowed/cause.toml: ", "src/catalogue/schema/causes.rs"]);
}

/// All mistakes are told at once.
#[test]
fn several_mistakes() {
    let copy = Copy::new("several");
    copy.replace("providers/groq.toml", "\nhosts = ", "\nhots = ").replace("places.toml", "marks = [", "mark = [");
    assert_eq!(copy.problems().len(), 2, "{:#?}", copy.problems());
}
