//! Makes the rows of the tables, and packs them.
//!
//! Rows borrow for ever, as they do in the core, so their texts are leaked: whoever compiles ends soon after.

use crate::client::merged;
use crate::files::{At, CauseFile, KeyFile, VariantFile};
use crate::schema::packed::Field;
use crate::schema::{
    Base, Bearer, Cause, Competitors, CredentialKind, DocumentedCodes, EchoedForm, Fix, FrontEnd, KeyDetails, KeyFormat,
    KnownAnswer, Lookalikes, PlaceMarks, Precedence, ProbeRequest, Provider, ProviderDetails, Reader, Release, Request, Sdk,
    Service, ServiceDetails, SharedStem, Sign, Variable, Variant, VariantDetails,
};
use crate::source::{Doc, Sources};

/// Every table by the name of its row.
pub fn tables(sources: &Sources) -> Vec<(&'static str, String)> {
    /// Packs each table under the name of its row, which is what the core looks for.
    macro_rules! packed {
        ($($row:ident: $rows:expr,)*) => {
            vec![$((stringify!($row), pack::<$row>($rows)),)*]
        };
    }
    packed! {
        Base: bases(sources),
        Provider: providers(sources),
        ProviderDetails: provider_details(sources),
        ProbeRequest: probes(sources),
        KeyDetails: key_details(sources),
        Service: services(sources),
        ServiceDetails: service_details(sources),
        Sdk: sdks(sources),
        Release: releases(sources),
        PlaceMarks: places(sources),
        Fix: fixes(sources),
        Variant: variants(sources),
        VariantDetails: variant_details(sources),
        Lookalikes: lookalikes(sources),
        DocumentedCodes: crate::codes::documented(sources),
        Sign: signs(sources),
        Variable: variables(sources),
        Reader: readers(sources),
        Competitors: competitors(sources),
        FrontEnd: front_ends(sources),
        Precedence: precedence(sources),
        SharedStem: shared_stems(sources),
    }
}

fn pack<R: Field>(rows: Vec<R>) -> String {
    let mut table = String::new();
    rows.iter().for_each(|row| row.write(&mut table));
    table
}

fn text(text: impl AsRef<str>) -> &'static str {
    text.as_ref().to_owned().leak()
}

fn list<T, R>(items: &[T], row: impl FnMut(&T) -> R) -> &'static [R] {
    items.iter().map(row).collect::<Vec<R>>().leak()
}

fn texts(items: &[String]) -> &'static [&'static str] {
    list(items, |item| text(item))
}

fn values_of(items: &[At<String>]) -> &'static [&'static str] {
    list(items, |item| text(item.as_str()))
}

/// The id of a form of keys.
fn key_id(owner: &str, key: &KeyFile) -> &'static str {
    text(format!("{owner}: {}", *key.kind))
}

fn keys(owner: &str, keys: &[KeyFile]) -> &'static [KeyFormat] {
    list(keys, |key| KeyFormat {
        id: key_id(owner, key),
        kind: text(key.kind.as_str()),
        prefix: text(&key.prefix),
        infix: key.infix.as_ref().map(text),
        lengths: list(&key.lengths, |length| *length),
        alphabet: key.alphabet.0,
        exact: key.exact,
        shortest: key.shortest,
        echo: key.echo.as_ref().map(|echo| EchoedForm {
            variant: text(echo.variant.as_str()),
            level: echo.level.0.0,
            says: text(&echo.says),
        }),
    })
}

fn key_details(sources: &Sources) -> Vec<KeyDetails> {
    let providers = sources.providers.iter().map(|provider| (provider.id.as_str(), &provider.key));
    let services = sources.services.service.iter().map(|service| (service.name.as_str(), &service.key));
    let all = providers.chain(services).flat_map(|(owner, keys)| keys.iter().map(move |key| (owner, key)));
    all.map(|(owner, key)| KeyDetails {
        id: key_id(owner, key),
        class: key.class.map_or("account", |class| class.0.id()),
        tail: text(&key.tail),
        checksum: key.checksum.map_or("", |checksum| checksum.0.id()),
        checksum_of: text(&key.checksum_of),
        can: text(&key.can),
        cannot: text(&key.cannot),
        unconfirmed: text(&key.unconfirmed),
    })
    .collect()
}

fn providers(sources: &Sources) -> Vec<Provider> {
    let row = |provider: &Doc<crate::files::ProviderFile>| {
        let models = sources.clients.iter().find(|client| client.id == provider.id).map_or("", |own| &own.request.models);
        let address = if models.is_empty() { &provider.base_url } else { models };
        let host = address.strip_prefix("https://").unwrap_or(address);
        Provider {
            id: text(&provider.id),
            name: text(provider.name.as_str()),
            base_url: text(&provider.base_url),
            hosts: values_of(&provider.hosts),
            env: values_of(&provider.env),
            header: text(&provider.header),
            names: texts(&provider.names),
            phrases: texts(&provider.phrases),
            wording: texts(&provider.wording),
            classes: texts(&provider.classes),
            packages: texts(&provider.packages),
            key_headers: texts(&provider.key_headers),
            sites: texts(&provider.sites),
            keys: keys(&provider.id, &provider.key),
            host: text(host.split('/').next().unwrap_or("")),
            echoes: texts(&provider.echoes),
            echo_ends: provider.echo_ends,
            stand_ins: texts(&provider.stand_ins),
            organization_header: text(&provider.organization_header),
            organization_prefix: text(&provider.organization_prefix),
            subscriptions: texts(&provider.subscriptions),
            misnamed_env: texts(&provider.misnamed_env),
            bearer: provider.bearer.as_ref().map(|bearer| Bearer {
                env: text(bearer.env.as_str()),
                api_keys: text(&bearer.api_keys),
                older: texts(&bearer.older),
            }),
            own_resources: provider.own_resources,
        }
    };
    sources.providers.iter().map(row).collect()
}

fn provider_details(sources: &Sources) -> Vec<ProviderDetails> {
    let row = |provider: &Doc<crate::files::ProviderFile>| {
        let request = sources.clients.iter().find(|client| client.id == provider.id).map(|client| &client.request);
        let of = |field: fn(&crate::files::RequestFile) -> &str| text(request.map_or("", field));
        let fixes: Vec<_> = merged(sources, &provider.id).fixes.into_iter().collect();
        ProviderDetails {
            id: text(&provider.id),
            credential: provider.credential.map_or(CredentialKind::ApiKey, |word| word.0),
            keys: text(&provider.keys_url),
            billing: text(&provider.billing_url),
            limits: text(&provider.limits_url),
            organization: text(&provider.organization_url),
            status: text(&provider.status_url),
            docs: text(&provider.docs_url),
            request: Request {
                model: of(|request| &request.model),
                models: of(|request| &request.models),
                chat: of(|request| &request.chat),
                body: of(|request| &request.body),
                headers: request.map_or(&[], |request| texts(&request.headers)),
                base: of(|request| &request.base),
                base_env: of(|request| &request.base_env),
                packages: request.map_or(&[], |request| texts(&request.packages)),
            },
            shares_keys_with: values_of(&provider.shares_keys_with),
            key_file: text(provider.key_file.as_ref().map_or("", |file| &file.name)),
            key_file_can: text(provider.key_file.as_ref().map_or("", |file| &file.can)),
            fixes: list(&fixes, |(asked, fix)| (text(asked), text(fix))),
        }
    };
    sources.providers.iter().map(row).collect()
}

fn probes(sources: &Sources) -> Vec<ProbeRequest> {
    let probes = sources.probes.iter().map(|probe| ProbeRequest {
        provider: text(&probe.id),
        method: text(&probe.method),
        url: text(&probe.url),
        headers: texts(&probe.headers),
        optional_headers: texts(&probe.optional_headers),
        body: text(&probe.body),
        token: text(&probe.token),
        also: text(&probe.also),
        also_why: text(&probe.also_why),
        browser: probe.browser.0,
        browser_why: text(&probe.browser_why),
        model_url: text(&probe.model_url),
        answers: list(&probe.answer, |answer| KnownAnswer {
            status: list(&answer.status, |status| usize::from(*status)),
            says: texts(&answer.says),
            means: answer.means.0.id(),
            reason: answer.reason.0.id(),
        }),
    });
    probes.collect()
}

fn services(sources: &Sources) -> Vec<Service> {
    let services = sources.services.service.iter().map(|service| Service {
        name: text(service.name.as_str()),
        gateway: service.kind.0.is_gateway(),
        hosts: texts(&service.hosts),
        names: texts(&service.names),
        phrases: texts(&service.phrases),
        echoes: texts(&service.echoes),
        keys: keys(&service.name, &service.key),
    });
    services.collect()
}

fn service_details(sources: &Sources) -> Vec<ServiceDetails> {
    let services = sources.services.service.iter().map(|service| ServiceDetails {
        name: text(service.name.as_str()),
        env: text(&service.env),
        header: text(&service.header),
        base_url: text(&service.base_url),
        keys: text(&service.keys_url),
    });
    services.collect()
}

fn sdks(sources: &Sources) -> Vec<Sdk> {
    let sdks = sources.sdks.sdk.iter().map(|sdk| Sdk {
        id: text(sdk.id.as_str()),
        language: text(&sdk.language),
        provider: text(sdk.provider.as_str()),
        only: text(sdk.only.as_str()),
        markers: texts(&sdk.markers),
        raw: sdk.raw,
        constructors: texts(&sdk.constructors),
        wrong_arguments: texts(&sdk.wrong_arguments),
        browser_options: texts(&sdk.browser_options),
        package_prefixes: texts(&sdk.package_prefixes),
    });
    sdks.collect()
}

fn releases(sources: &Sources) -> Vec<Release> {
    let releases = sources.sdks.release.iter().map(|release| Release {
        sdk: text(release.sdk.as_str()),
        package: text(&release.package),
        other_code: texts(&release.other_code),
        wraps: release.wraps,
        majors: list(&release.majors, |major| texts(major)),
    });
    releases.collect()
}

fn places(sources: &Sources) -> Vec<PlaceMarks> {
    sources.places.place.iter().map(|place| PlaceMarks { place: text(&place.id), marks: texts(&place.marks) }).collect()
}

fn fixes(sources: &Sources) -> Vec<Fix> {
    let fixes = sources.fixes.iter().map(|fix| Fix {
        id: text(&fix.id),
        other_sdk: text(fix.about.as_ref().map_or("", |about| about.other_sdk.as_str())),
        languages: fix
            .about
            .iter()
            .flat_map(|about| &about.languages)
            .map(|(language, fix)| (text(language), text(fix.as_str())))
            .collect::<Vec<_>>()
            .leak(),
        places: list(&fix.texts, |(place, commands)| (text(place), text(commands))),
    });
    fixes.collect()
}

/// Every variant with its cause; the first of a cause is the cause itself.
pub fn all_variants(sources: &Sources) -> impl Iterator<Item = (&Doc<CauseFile>, &VariantFile)> {
    sources.causes.iter().flat_map(|folder| {
        // One without anything of its own.
        let itself: &VariantFile = Box::leak(Box::default());
        std::iter::once(itself).chain(&folder.cause.variant).map(|variant| (&folder.cause, variant))
    })
}

/// The cause that a folder is named after, which has been checked.
fn cause(id: &str) -> Cause {
    Cause::from_id(id).unwrap_or(Cause::Unknown)
}

fn variants(sources: &Sources) -> Vec<Variant> {
    let row = |(file, variant): (&Doc<CauseFile>, &VariantFile)| {
        let of = |own: &Option<At<String>>, inherited: &At<String>| text(own.as_ref().unwrap_or(inherited).as_str());
        let [from, to] = variant.minutes.unwrap_or(file.minutes);
        Variant {
            cause: cause(&file.id),
            id: text(variant.id.as_str()),
            severity: variant.severity.unwrap_or(file.severity).0,
            minutes: (from, to),
            retry: variant.retry.unwrap_or(file.retry).0,
            verdict: text(variant.verdict.as_ref().unwrap_or(&file.verdict)),
            fix: of(&variant.fix, &file.fix),
            article: of(&variant.article, &file.article),
        }
    };
    all_variants(sources).map(row).collect()
}

fn variant_details(sources: &Sources) -> Vec<VariantDetails> {
    let row = |(file, variant): (&Doc<CauseFile>, &VariantFile)| VariantDetails {
        cause: cause(&file.id),
        id: text(variant.id.as_str()),
        title: text(variant.title.as_ref().unwrap_or(&file.title)),
        why: text(variant.why.as_ref().unwrap_or(&file.why)),
        check: text(variant.check.as_ref().unwrap_or(&file.check)),
        refused_by: variant.refused_by.or(file.refused_by).map(|word| word.0),
        credential: variant.credential.or(file.credential).map(|word| word.0),
    };
    all_variants(sources).map(row).collect()
}

fn lookalikes(sources: &Sources) -> Vec<Lookalikes> {
    let folder = |id: &str| sources.causes.iter().find(|folder| folder.cause.id == id);
    let row = |(cause, id): &(Cause, &str)| {
        let others = &folder(id)?.cause.looks_like;
        let others = list(others, |other| {
            let (other, variant) = other.split_once('/').unwrap_or((other, ""));
            (self::cause(other), text(variant))
        });
        Some(Lookalikes { cause: *cause, others }).filter(|row| !row.others.is_empty())
    };
    Cause::ALL.iter().filter_map(row).collect()
}

fn signs(sources: &Sources) -> Vec<Sign> {
    let all = sources.causes.iter().filter_map(|folder| folder.signs.as_ref());
    let all = all.flat_map(|signs| signs.sign.iter().map(move |sign| (signs, sign)));
    all.map(|(file, sign)| Sign {
        cause: cause(&file.id),
        variant: text(sign.variant.as_str()),
        level: sign.level.0.0,
        provider: text(sign.provider.as_str()),
        phrases: list(&sign.phrases, |phrase| {
            // A part behind a small gap keeps its mark.
            let phrase = phrase.replace('‥', "…‥");
            let parts: Vec<&str> = phrase.split('…').collect();
            list(&parts, |part| text(part.trim().to_ascii_lowercase()))
        }),
        codes: values_of(&sign.codes),
    })
    .collect()
}

fn variables(sources: &Sources) -> Vec<Variable> {
    let all = sources.variables.variable.iter();
    let named = all.flat_map(|variable| variable.names.iter().map(move |name| (name, variable)));
    named
        .map(|(name, variable)| Variable {
            name: text(name.as_str()),
            provider: text(variable.provider.as_str()),
            is: variable.is.0,
        })
        .collect()
}

fn readers(sources: &Sources) -> Vec<Reader> {
    let readers = sources.variables.reader.iter().map(|reader| Reader {
        sdk: text(&reader.sdk),
        reads: values_of(&reader.reads),
        note: text(&reader.note),
    });
    readers.collect()
}

/// The pairs of variables of which the verdict knows that one wins.
fn competitors(sources: &Sources) -> Vec<Competitors> {
    let told = sources.variables.reader.iter().filter(|reader| reader.verdict);
    let pairs = told.filter_map(|reader| match reader.reads.as_slice() {
        [first, second] => {
            Some(Competitors { first: text(first.as_str()), second: text(second.as_str()), told: texts(&reader.told) })
        }
        _ => None,
    });
    pairs.collect()
}

fn front_ends(sources: &Sources) -> Vec<FrontEnd> {
    let front_ends = sources.variables.front_end.iter();
    front_ends.map(|front| FrontEnd { prefix: text(&front.prefix), tool: text(&front.tool), read: text(&front.read) }).collect()
}

fn shared_stems(sources: &Sources) -> Vec<SharedStem> {
    sources.variables.shared_stems.iter().map(|stem| SharedStem { stem: text(stem) }).collect()
}

/// The one client that the files are written for.
fn bases(sources: &Sources) -> Vec<Base> {
    let written = sources.clients.iter().filter_map(|client| Some((client, client.written_for.as_ref()?)));
    written.map(|(client, written)| Base { provider: text(&client.id), package: text(&written.package) }).collect()
}

fn precedence(sources: &Sources) -> Vec<Precedence> {
    let rules = sources.variables.precedence.iter().map(|rule| Precedence {
        wins: texts(&rule.wins),
        loses: texts(&rule.loses),
        when: text(&rule.when),
        says: text(&rule.says),
    });
    rules.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::packed::Packed;
    use std::path::Path;

    fn sources() -> Sources {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
        Sources::read(&root).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Reads every table as the core does, and compares it with what was written.
    #[test]
    fn every_table_reads_as_it_was_written() {
        let sources = sources();
        let tables = tables(&sources);
        let mut seen = 0;
        macro_rules! same {
            ($($row:ident: $rows:expr,)*) => {$(
                let (_, packed) = tables.iter().find(|(name, _)| *name == stringify!($row)).unwrap();
                let read: Vec<$row> = Packed::rows(text(packed));
                assert!(read.len() > 0 && read == $rows, "{}", stringify!($row));
                seen += 1;
            )*};
        }
        same! {
            Provider: providers(&sources),
            ProviderDetails: provider_details(&sources),
            ProbeRequest: probes(&sources),
            KeyDetails: key_details(&sources),
            Service: services(&sources),
            ServiceDetails: service_details(&sources),
            Sdk: sdks(&sources),
            Release: releases(&sources),
            PlaceMarks: places(&sources),
            Fix: fixes(&sources),
            Variant: variants(&sources),
            VariantDetails: variant_details(&sources),
            Lookalikes: lookalikes(&sources),
            DocumentedCodes: crate::codes::documented(&sources),
            Sign: signs(&sources),
            Variable: variables(&sources),
            Reader: readers(&sources),
            Competitors: competitors(&sources),
            FrontEnd: front_ends(&sources),
            Precedence: precedence(&sources),
            SharedStem: shared_stems(&sources),
            Base: bases(&sources),
        }
        assert_eq!(seen, tables.len(), "a table isn't compared here");
    }

    /// The same fields in another order: the order of the declaration alone decides, for both.
    #[test]
    fn the_declaration_gives_the_order_to_writer_and_reader() {
        mod declared {
            use super::super::super::schema::packed;
            pub mod one {
                row! { /// One order.
                pub struct Row { /// A.
                    pub keys_url: &'static str, /// B.
                    pub docs_url: &'static str, } }
            }
            pub mod other {
                row! { /// The other.
                pub struct Row { /// B.
                    pub docs_url: &'static str, /// A.
                    pub keys_url: &'static str, } }
            }
        }
        use declared::{one, other};
        let one = pack(vec![one::Row { keys_url: "keys", docs_url: "docs" }]);
        let swapped = pack(vec![other::Row { keys_url: "keys", docs_url: "docs" }]);
        assert_ne!(one, swapped, "the writer follows the declaration");
        let read: Vec<other::Row> = Packed::rows(text(&swapped));
        assert_eq!((read[0].keys_url, read[0].docs_url), ("keys", "docs"), "and so does the reader");
    }
}
