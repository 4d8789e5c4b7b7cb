//! Which file of a crate imports what from which other one, read from its source.
//!
//! A declaration `mod x;` is no import, nor is a re-export that the file itself makes no use of, so a folder's `mod.rs` may
//! gather what its files hold. Whoever imports a re-exported name imports it from the file that defines it. What only
//! tests see (`#[cfg(test)]`) doesn't count, nor what is called by a method: who calls it has imported the type.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, ImplItem, Item, Meta, TraitItem, UseTree, Visibility};

/// Source files: path from the project's root, and text.
pub type Sources = BTreeMap<String, String>;

/// Who imports from whom, and the names: importing file, defining file.
pub type Imports = BTreeMap<(String, String), BTreeSet<String>>;

/// The imports between the files of crates, each given by its name and its root file.
///
/// # Errors
/// A file isn't there, or can't be parsed.
pub fn between(sources: &Sources, crates: &[(&str, &str)]) -> Result<Imports, String> {
    let mut tree = Tree::default();
    for (name, root) in crates {
        let module = tree.read(sources, root, folder(root), None)?;
        tree.crates.insert((*name).to_owned(), module);
    }
    Ok(tree.imports())
}

/// The folder of a path, without a slash behind it.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A module, of a file or within one.
struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    /// What it defines.
    items: BTreeSet<String>,
    /// Names that it imports or re-exports, and from where.
    uses: BTreeMap<String, Vec<String>>,
    /// Modules of which it imports everything.
    globs: Vec<Vec<String>>,
    /// Names that it re-exports.
    exported: BTreeSet<String>,
    /// Every path that it writes, its re-exports aside.
    paths: BTreeSet<Vec<String>>,
}

#[derive(Default)]
struct Tree {
    modules: Vec<Module>,
    /// The root modules, by the name of the crate.
    crates: BTreeMap<String, usize>,
}

/// What a path leads to.
enum Target {
    Module(usize),
    Item {
        file: String,
        name: String,
    },
    /// Something of another package, or of the language.
    Foreign,
}

/// Re-exports of re-exports are followed so far.
const DEEP: usize = 32;

impl Tree {
    /// Reads a file and the files that it declares, which stand in `inside`.
    fn read(&mut self, sources: &Sources, file: &str, inside: &str, parent: Option<usize>) -> Result<usize, String> {
        let text = sources.get(file).ok_or_else(|| format!("there is no file {file}"))?;
        let parsed = syn::parse_file(text).map_err(|error| format!("{file} can't be parsed: {error}"))?;
        self.module(sources, file, inside, parent, &parsed.items)
    }

    fn module(
        &mut self,
        sources: &Sources,
        file: &str,
        inside: &str,
        parent: Option<usize>,
        items: &[Item],
    ) -> Result<usize, String> {
        let number = self.modules.len();
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            items: items.iter().filter_map(defined).collect(),
            uses: BTreeMap::new(),
            globs: Vec::new(),
            exported: BTreeSet::new(),
            paths: BTreeSet::new(),
        });
        for item in items {
            Reader(&mut self.modules[number]).visit_item(item);
        }
        for item in items {
            let Item::Mod(declared) = item else { continue };
            // A file elsewhere, of the tests, is none of this crate's.
            if is_test(&declared.attrs) || declared.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
                continue;
            }
            let name = declared.ident.to_string();
            let below = format!("{inside}/{name}");
            let child = match &declared.content {
                Some((_, items)) => self.module(sources, file, &below, Some(number), items)?,
                None => {
                    let files = [format!("{below}.rs"), format!("{below}/mod.rs")];
                    let found = files.iter().find(|file| sources.contains_key(*file));
                    let found = found.ok_or_else(|| format!("{file} declares `mod {name}`, and there is no {}", files[0]))?;
                    self.read(sources, found, &below, Some(number))?
                }
            };
            self.modules[number].children.insert(name, child);
        }
        Ok(number)
    }

    fn root(&self, module: usize) -> usize {
        self.modules[module].parent.map_or(module, |parent| self.root(parent))
    }

    /// Follows a path that is written in a module.
    fn follow(&self, from: usize, path: &[String], depth: usize) -> Target {
        let (mut at, mut rest) = (from, path);
        if depth > DEEP {
            return Target::Foreign;
        }
        if path.first().is_some_and(|first| first == "crate") {
            (at, rest) = (self.root(from), &path[1..]);
        } else if !path.first().is_some_and(|first| first == "self" || first == "super") {
            // A name in scope, else that of another crate.
            match (self.named(from, &path[0], path.len() == 1, depth), self.crates.get(&path[0])) {
                (Some(Target::Module(module)), _) => (at, rest) = (module, &path[1..]),
                (Some(found), _) => return found,
                (None, Some(root)) => (at, rest) = (*root, &path[1..]),
                (None, None) => return Target::Foreign,
            }
        }
        while let Some((name, behind)) = rest.split_first() {
            rest = behind;
            at = match name.as_str() {
                "self" => at,
                "super" => self.modules[at].parent.unwrap_or(at),
                name => match self.named(at, name, rest.is_empty(), depth) {
                    Some(Target::Module(module)) => module,
                    Some(found) => return found,
                    // What a macro defines stands there.
                    None => return Target::Item { file: self.modules[at].file.clone(), name: name.to_owned() },
                },
            };
        }
        Target::Module(at)
    }

    /// What a name means in a module; none if nothing there has that name. The `last` one of a path is rather an item
    /// than a module of the same name, and those before it the other way round.
    fn named(&self, module: usize, name: &str, last: bool, depth: usize) -> Option<Target> {
        let here = &self.modules[module];
        let child = || here.children.get(name).map(|child| Target::Module(*child));
        let item = || {
            if here.items.contains(name) {
                return Some(Target::Item { file: here.file.clone(), name: name.to_owned() });
            }
            here.uses.get(name).map(|path| self.follow(module, path, depth + 1))
        };
        let known = if last { item().or_else(child) } else { child().or_else(item) };
        known.or_else(|| {
            if depth > DEEP {
                return None;
            }
            here.globs.iter().find_map(|path| match self.follow(module, path, depth + 1) {
                Target::Module(all) if all != module => self.named(all, name, last, depth + 1),
                _ => None,
            })
        })
    }

    fn imports(&self) -> Imports {
        let mut imports = Imports::new();
        for (number, module) in self.modules.iter().enumerate() {
            let mut add = |file: &str, name: &str| {
                if file != module.file {
                    imports.entry((module.file.clone(), file.to_owned())).or_default().insert(name.to_owned());
                }
            };
            for path in &module.paths {
                // A name without a path may be one of a function's own, unless it is re-exported too.
                if path.len() == 1 && !module.exported.contains(&path[0]) {
                    continue;
                }
                // A module that is imported counts where something of it is named.
                if let Target::Item { file, name } = self.follow(number, path, 0) {
                    add(&file, &name);
                }
            }
            for path in &module.globs {
                let Target::Module(all) = self.follow(number, path, 0) else { continue };
                add(&self.modules[all].file, "*");
                for path in self.modules[all].uses.values() {
                    if let Target::Item { file, name } = self.follow(all, path, 0) {
                        add(&file, &name);
                    }
                }
            }
        }
        imports
    }
}

/// Reads what a module names.
struct Reader<'m>(&'m mut Module);

impl Reader<'_> {
    fn path(&mut self, path: Vec<String>) {
        if !path.is_empty() {
            self.0.paths.insert(path);
        }
    }

    fn uses(&mut self, before: &[String], tree: &UseTree, exports: bool) {
        let with = |name: &dyn ToString| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.uses(&with(&path.ident), &path.tree, exports),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.uses(before, tree, exports)),
            UseTree::Glob(_) => self.0.globs.push(before.to_vec()),
            UseTree::Name(name) => self.named(with(&name.ident), &name.ident.to_string(), exports),
            UseTree::Rename(rename) => self.named(with(&rename.ident), &rename.rename.to_string(), exports),
        }
    }

    fn named(&mut self, mut path: Vec<String>, name: &str, exports: bool) {
        let mut name = name.to_owned();
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
            if name == "self" {
                name = path.last().cloned().unwrap_or_default();
            }
        }
        self.0.uses.entry(name.clone()).or_insert_with(|| path.clone());
        if exports {
            self.0.exported.insert(name);
        } else {
            self.path(path);
        }
    }

    /// The paths within a macro's arguments, which only the compiler parses.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) if colons == 2 => path.push(name.to_string()),
                TokenTree::Ident(name) => {
                    self.path(std::mem::replace(&mut path, vec![name.to_string()]));
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => {
                    self.path(std::mem::take(&mut path));
                    self.tokens(group.stream());
                }
                _ => self.path(std::mem::take(&mut path)),
            }
            colons = 0;
        }
        self.path(path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        // Modules within modules are read by themselves.
        if !matches!(item, Item::Mod(_)) && !is_test(described(item).0) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let test = match item {
            ImplItem::Fn(function) => is_test(&function.attrs),
            ImplItem::Const(constant) => is_test(&constant.attrs),
            _ => false,
        };
        if !test {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        if !matches!(item, TraitItem::Fn(function) if is_test(&function.attrs)) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.uses(&[], &item.tree, !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.path(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }
}

/// The attributes of an item, and the name that it defines in its module.
fn described(item: &Item) -> (&[Attribute], Option<&Ident>) {
    match item {
        Item::Const(item) => (&item.attrs, Some(&item.ident)),
        Item::Enum(item) => (&item.attrs, Some(&item.ident)),
        Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref()),
        Item::Static(item) => (&item.attrs, Some(&item.ident)),
        Item::Struct(item) => (&item.attrs, Some(&item.ident)),
        Item::Trait(item) => (&item.attrs, Some(&item.ident)),
        Item::Type(item) => (&item.attrs, Some(&item.ident)),
        Item::Union(item) => (&item.attrs, Some(&item.ident)),
        Item::Impl(item) => (&item.attrs, None),
        Item::Use(item) => (&item.attrs, None),
        _ => (&[], None),
    }
}

/// The name that an item defines, unless only tests see it.
fn defined(item: &Item) -> Option<String> {
    let (attributes, name) = described(item);
    name.filter(|_| !is_test(attributes)).map(Ident::to_string)
}

/// Whether only tests see an item.
fn is_test(attributes: &[Attribute]) -> bool {
    fn asks_for_test(tokens: TokenStream) -> bool {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let named = |at: usize, name: &str| matches!(tokens.get(at), Some(TokenTree::Ident(ident)) if ident == name);
        tokens.iter().enumerate().any(|(at, token)| match token {
            TokenTree::Ident(ident) => ident == "test",
            // `any(test, …)` is seen without tests too.
            TokenTree::Group(group) => at > 0 && named(at - 1, "all") && asks_for_test(group.stream()),
            _ => false,
        })
    }
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("cfg") && asks_for_test(list.tokens.clone()),
        Meta::Path(path) => path.is_ident("test"),
        Meta::NameValue(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The imports of a made-up crate, as `from -> to: names`.
    fn imports(files: &[(&str, &str)]) -> Vec<String> {
        let sources = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let bins = files.iter().any(|(path, _)| *path == "src/bin/tool.rs");
        let crates = [("made_up", "src/lib.rs"), ("tool", "src/bin/tool.rs")];
        let found = between(&sources, &crates[..1 + usize::from(bins)]).unwrap();
        let line = |((from, to), names): ((String, String), BTreeSet<String>)| {
            let names: Vec<String> = names.into_iter().collect();
            format!("{} -> {}: {}", from.trim_start_matches("src/"), to.trim_start_matches("src/"), names.join(", "))
        };
        found.into_iter().map(line).collect()
    }

    #[test]
    fn every_way_to_name_something_is_an_import() {
        let found = imports(&[
            ("src/lib.rs", "mod a; mod b; mod c;"),
            (
                "src/a.rs",
                "use crate::b::{self, One, inner::Two as Second}; fn f() { let _ = (b::three(), super::c::Four::new()); }",
            ),
            ("src/b.rs", "pub struct One; pub fn three() {} pub mod inner { pub struct Two; use super::One; }"),
            ("src/c.rs", "pub struct Four; fn g(one: Vec<crate::b::One>) { println!(\"{}\", crate::a::five(&[crate::a::SIX])) }"),
        ]);
        assert_eq!(
            found,
            ["a.rs -> b.rs: One, Two, three", "a.rs -> c.rs: Four", "c.rs -> a.rs: SIX, five", "c.rs -> b.rs: One"]
        );
    }

    #[test]
    fn what_is_re_exported_is_imported_from_where_it_is_defined() {
        let found = imports(&[
            ("src/lib.rs", "pub mod facts; mod user; pub use user::run;"),
            ("src/facts/mod.rs", "mod call; mod words; pub use call::Call; pub use words::{LIST, More}; pub struct Facts(More);"),
            ("src/facts/call.rs", "use super::{Facts, LIST}; pub struct Call;"),
            ("src/facts/words.rs", "pub const LIST: &str = \"\"; pub struct More;"),
            ("src/user.rs", "use crate::facts::{Call, LIST}; use std::fmt::Debug; pub fn run() { crate::run() }"),
            ("src/bin/tool.rs", "fn main() { made_up::run(); let _ = made_up::facts::Facts; }"),
        ]);
        assert_eq!(
            found,
            [
                "bin/tool.rs -> facts/mod.rs: Facts",
                "bin/tool.rs -> user.rs: run",
                "facts/call.rs -> facts/mod.rs: Facts",
                "facts/call.rs -> facts/words.rs: LIST",
                "facts/mod.rs -> facts/words.rs: More",
                "user.rs -> facts/call.rs: Call",
                "user.rs -> facts/words.rs: LIST",
            ]
        );
    }

    #[test]
    fn tests_import_nothing() {
        let found = imports(&[
            ("src/lib.rs", "mod a; mod b; #[cfg(test)] mod missing;"),
            (
                "src/a.rs",
                "pub struct A; #[cfg(test)] use crate::b::B; #[cfg(all(test, unix))] fn f() { crate::b::g() }
                 #[cfg(test)] mod tests { use super::*; use crate::b::B; }
                 impl A { #[cfg(test)] fn h(_: crate::b::B) {} }",
            ),
            ("src/b.rs", "#[cfg(not(test))] pub fn g(_: crate::a::A) {} #[cfg(any(test, unix))] use crate::a::A; pub struct B;"),
        ]);
        assert_eq!(found, ["b.rs -> a.rs: A"]);
    }

    #[test]
    fn everything_of_a_module_is_followed_too() {
        let found = imports(&[
            ("src/lib.rs", "mod a; mod b; mod c;"),
            ("src/a.rs", "use crate::b::*; use yew::prelude::*; fn f() { One::new(); }"),
            ("src/b.rs", "pub use crate::c::One;"),
            ("src/c.rs", "pub struct One;"),
        ]);
        assert_eq!(found, ["a.rs -> b.rs: *", "a.rs -> c.rs: One"]);
    }

    #[test]
    fn a_file_that_lacks_or_is_broken_is_told() {
        let sources: Sources = [("src/lib.rs".to_owned(), "mod a;".to_owned())].into();
        assert!(between(&sources, &[("made_up", "src/lib.rs")]).unwrap_err().contains("src/a.rs"));
        let sources: Sources = [("src/lib.rs".to_owned(), "mod {".to_owned())].into();
        assert!(between(&sources, &[("made_up", "src/lib.rs")]).unwrap_err().contains("can't be parsed"));
    }
}
