//! Advice says what to do, and its placeholders are some that are filled.

use super::Check;
use crate::files::{AppFile, CodeFile, RemedyFile};
use crate::problem::nearest;
use crate::schema::{NAMED, PRINTED};
use crate::source::Doc;

/// Placeholders for what the application's file says.
const OF_APP: &[&str] = &["app", "set", "order", "sign_in", "sign_out", "show_credential", "restart", "doctor", "app_docs"];

impl Check<'_> {
    /// The words of applications, remedies, codes and acts.
    pub fn prose(&mut self) {
        let sources = self.sources;
        for app in &sources.apps {
            self.app_prose(app);
            app.remedy.iter().for_each(|remedy| self.remedy_prose(app, remedy));
        }
        for file in &sources.remedies {
            file.remedy.iter().for_each(|remedy| self.remedy_prose(file, remedy));
        }
        for file in &sources.codes {
            file.code.iter().for_each(|code| self.code_prose(file, code));
        }
        for folder in &sources.causes {
            let cause = &folder.cause;
            let acts = std::iter::once(&cause.act).chain(cause.variant.iter().filter_map(|variant| variant.act.as_ref()));
            acts.for_each(|act| {
                self.written(cause, act, "`act` is empty: write the deed that mends it, as “Make a new key at …”");
            });
        }
        for printed in &sources.printed.printed {
            self.known(
                &sources.printed,
                &printed.name,
                "placeholder for what a text prints",
                &PRINTED,
                "write one of `PRINTED` in src/catalogue/schema/situation.rs",
            );
        }
    }

    fn app_prose(&mut self, app: &Doc<AppFile>) {
        self.placeholders(app, &app.doctor);
        for credential in &app.credential {
            self.written(app, &credential.set, "`set` is empty: write where to put the credential, in a whole sentence");
            let crate::files::CredentialFile { set, order, sign_in, sign_out, status, restart, .. } = credential;
            for text in [&set.value, order, sign_in, sign_out, status, restart] {
                self.placeholders(app, text);
            }
        }
    }

    fn remedy_prose<T>(&mut self, doc: &Doc<T>, remedy: &RemedyFile) {
        self.written(doc, &remedy.quick_fix, "`quick_fix` is empty: write the act that mends it, as “Run `claude /login`.”");
        let told = &remedy.tells;
        let tells = told.credential.is_some() || told.refused_by.is_some() || told.stands.is_some() || !told.component.is_empty();
        if tells && remedy.says.is_empty() {
            let says = "`tells` is what the words of `says` tell: write `says`, or take `tells` out";
            self.problems.push(doc.problem(&remedy.quick_fix, says));
        }
        if !remedy.verdict.is_empty() && remedy.says.is_empty() {
            let says = "`verdict` is what the words of `says` tell: write `says`, or take `verdict` out";
            self.problems.push(doc.problem(&remedy.quick_fix, says));
        }
        let RemedyFile { verdict, why, quick_fix, steps, workaround, prevention, .. } = remedy;
        for text in [verdict, why, &quick_fix.value, workaround, prevention].into_iter().chain(steps) {
            self.placeholders(doc, text);
        }
    }

    fn code_prose<T>(&mut self, doc: &Doc<T>, code: &CodeFile) {
        self.written(doc, &code.why, "`why` is empty: write what the code means");
        self.written(doc, &code.quick_fix, "`quick_fix` is empty: write the act that mends it");
        self.placeholders(doc, &code.why);
        self.placeholders(doc, &code.quick_fix);
    }

    /// A sentence whose placeholder nothing fills would be shown with its braces.
    fn placeholders<T>(&mut self, doc: &Doc<T>, text: &str) {
        let all = [&NAMED[..], OF_APP, &PRINTED].concat();
        let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
        let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        for name in names.filter(is_name).filter(|name| !all.contains(name)) {
            let braced = ["{", name, "}"].concat();
            let says = match nearest(name, &all) {
                Some(meant) => format!("there is no placeholder {braced}; did you mean {{{meant}}}? catalogue/README.md has all"),
                None => format!("there is no placeholder {braced}: write words in its place; catalogue/README.md has all"),
            };
            self.problems.push(doc.problem_where(&braced, says));
        }
    }
}
