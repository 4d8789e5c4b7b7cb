//! What the files of clients name is there.

use super::Check;
use crate::files::ClientFile;
use crate::source::Doc;

/// The client of services that are none of the providers.
const OTHER: &str = "other";

impl Check<'_> {
    /// Every file of a client belongs to a provider, or others are like it.
    pub fn clients(&mut self) {
        let sources = self.sources;
        let ids: Vec<&str> = sources.clients.iter().map(|client| client.id.as_str()).collect();
        for client in &sources.clients {
            self.known(client, &client.like, "client", &ids, "write a file of that name beside this one");
            let liked = sources.clients.iter().any(|other| *other.like == client.id);
            let owned = sources.providers.iter().any(|provider| provider.id == client.id);
            if !owned && !liked && client.id != OTHER {
                let says = "belongs to no provider, and no other file is `like` it: name it after a provider";
                self.problems.push(client.whole(says));
            }
            let mut next = client;
            let mut steps = 0;
            while let Some(other) = sources.clients.iter().find(|other| other.id == *next.like) {
                (next, steps) = (other, steps + 1);
                if steps > sources.clients.len() {
                    self.problems.push(client.problem(&client.like, "is like itself, by way of others: break the circle"));
                    break;
                }
            }
            self.client(client);
        }
        let written: Vec<_> = sources.clients.iter().filter(|client| client.written_for.is_some()).collect();
        for one in written.iter().skip(1) {
            self.problems.push(one.whole(format!("{} has [written_for] already: take one of them out", written[0].file)));
        }
        if written.is_empty() {
            let says = "no file has [written_for]: write it in that of the client which fixes and snippets are written for";
            self.problems.push(crate::Problem { file: "catalogue/clients".to_owned(), line: 0, says: says.to_owned() });
        }
        if !ids.contains(&OTHER) {
            let file = format!("catalogue/clients/{OTHER}.toml");
            let says = "there is no such file: write it, for services that are none of the providers".to_owned();
            self.problems.push(crate::Problem { file, line: 0, says });
        }
    }

    fn client(&mut self, client: &Doc<ClientFile>) {
        let sources = self.sources;
        let fixes: Vec<&str> = sources.fixes.iter().map(|fix| fix.id.as_str()).collect();
        let snippets: Vec<&str> = sources.snippets.iter().map(|snippet| snippet.about.id.as_str()).collect();
        let checks: Vec<&str> = sources.checks.iter().map(|check| check.id.as_str()).collect();
        for id in client.fixes.values() {
            self.known(client, id, "quick fix", &fixes, "write a folder of that name in catalogue/fixes/");
        }
        for id in client.snippets.values() {
            self.known(client, id, "snippet", &snippets, "write a folder of that name in catalogue/snippets/");
        }
        let both = [&snippets[..], &checks].concat();
        for id in client.languages.values().flat_map(|dialect| &dialect.without) {
            self.known(client, id, "snippet or check", &both, "write a folder of that name in catalogue/snippets/");
        }
        for id in client.checks.values() {
            self.known(client, id, "check", &checks, "write a folder of that name in catalogue/checks/");
        }
        for (cause, variant) in &client.advice {
            let variants = sources.causes.iter().filter(|folder| folder.cause.id == *cause);
            let variants: Vec<&str> =
                variants.flat_map(|folder| &folder.cause.variant).map(|variant| variant.id.as_str()).collect();
            let write = format!("write a [[variant]] with that id in catalogue/causes/{cause}/cause.toml");
            self.known(client, variant, "variant", &variants, &write);
        }
    }
}
