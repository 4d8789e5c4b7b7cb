//! Ids and names are unique.

use super::Check;
use crate::files::At;
use crate::problem::Problem;
use crate::source::Doc;
use std::collections::BTreeMap;

impl Check<'_> {
    /// No two providers, services, SDKs, variables, variants or kinds of keys share an id.
    pub fn names(&mut self) {
        let sources = self.sources;
        self.ids();
        let mut owners = Unique::of("name of a service", "give each its own name");
        for provider in &sources.providers {
            owners.add(provider, &provider.name, &provider.name);
            let mut kinds = Unique::of("kind of key", "give each form its own `kind`");
            provider.key.iter().for_each(|key| kinds.add(provider, &key.kind, &key.kind));
            self.problems.append(&mut kinds.problems);
        }
        for service in &sources.services.service {
            owners.add(&sources.services, &service.name, &service.name);
            let mut kinds = Unique::of("kind of key", "give each form its own `kind`");
            service.key.iter().for_each(|key| kinds.add(&sources.services, &key.kind, &key.kind));
            self.problems.append(&mut kinds.problems);
        }
        let mut apps = Unique::of("name of an application", "write into the one file what both say, or give each its own name");
        sources.apps.iter().for_each(|app| apps.add(app, &app.name, &app.name));
        let mut hosts = Unique::of("host", "give it to the one provider that answers there");
        for provider in &sources.providers {
            provider.hosts.iter().for_each(|host| hosts.add(provider, host, host));
        }
        let mut sdks = Unique::of("SDK", "give it an id of its own, or write `again = true` for more markers of that one");
        for sdk in sources.sdks.sdk.iter().filter(|sdk| !sdk.again) {
            sdks.add(&sources.sdks, &sdk.id, &format!("{} in {}", *sdk.id, sdk.language));
        }
        let mut releases = Unique::of("release of an SDK", "put its marks into one entry");
        sources.sdks.release.iter().for_each(|release| releases.add(&sources.sdks, &release.sdk, &release.sdk));
        let mut variables = Unique::of("variable", "take one of them out");
        let names = sources.variables.variable.iter().flat_map(|variable| &variable.names);
        names.for_each(|name| variables.add(&sources.variables, name, name));
        for unique in [&mut owners, &mut apps, &mut hosts, &mut sdks, &mut releases, &mut variables] {
            self.problems.append(&mut unique.problems);
        }
        for folder in &sources.causes {
            let mut variants = Unique::of("variant", "give each its own `id`");
            for variant in &folder.cause.variant {
                if variant.id.is_empty() {
                    let says = "a [[variant]] has no `id`: write one, by which signs.toml and samples refer to it";
                    self.problems.push(folder.cause.problem(&variant.id, says));
                }
                variants.add(&folder.cause, &variant.id, &variant.id);
            }
            self.problems.append(&mut variants.problems);
        }
    }
}

/// Ids that reports use for services that are none of the providers.
const TAKEN: [&str; 2] = ["other", "unknown"];

impl Check<'_> {
    /// The names of files are ids, which stand in reports, links and addresses.
    fn ids(&mut self) {
        let sources = self.sources;
        for provider in sources.providers.iter().filter(|provider| TAKEN.contains(&provider.id.as_str())) {
            let says = "reports say so of services that are none of the providers: name the file after the service";
            self.problems.push(provider.whole(says));
        }
        let providers = sources.providers.iter().map(|file| (&file.id, file.whole("")));
        let apps = sources.apps.iter().map(|file| (&file.id, file.whole("")));
        let codes = sources.codes.iter().map(|file| (&file.id, file.whole("")));
        for (id, place) in providers.chain(apps).chain(codes) {
            if !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
                let says = "the name of the file is its id: write it in small letters, digits and hyphens".to_owned();
                self.problems.push(Problem { says, ..place });
            }
        }
    }
}

/// Ids that were seen, and where.
struct Unique {
    what: &'static str,
    write: &'static str,
    seen: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl Unique {
    fn of(what: &'static str, write: &'static str) -> Unique {
        Unique { what, write, seen: BTreeMap::new(), problems: Vec::new() }
    }

    fn add<T>(&mut self, doc: &Doc<T>, at: &At<String>, id: &str) {
        let here = doc.problem(at, "");
        if let Some(first) = self.seen.get(id) {
            let says = format!("the {} {:?} is in {first} already: {}", self.what, **at, self.write);
            self.problems.push(Problem { says, ..here });
        } else {
            self.seen.insert(id.to_owned(), format!("{}:{}", here.file, here.line));
        }
    }
}
