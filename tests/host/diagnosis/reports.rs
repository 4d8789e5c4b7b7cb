//! Whole reports as a person sees them, so that a change of any of them shows in a review.
//!
//! Each sample of the catalogue whose name has the number 1 has its report in `snapshots/`, as `report@…`.

use crate::common::{self, Paste};
use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use why401::catalogue::{CAUSES, Library};

/// The samples whose reports are kept, below `catalogue/causes/`.
const KEPT: &str = "*/samples/*-1.*";
/// Writes the snapshots anew.
const WRITE: &str = "INSTA_UPDATE=always cargo test --test host reports_read";

#[test]
fn reports_read_as_they_did() {
    let library = Library::embedded();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let compare = || {
        insta::glob!("../../../catalogue/causes", KEPT, |path| {
            let paste = Paste::read(path);
            insta::assert_snapshot!("report", common::answer(&paste.text, Some(&library)).to_text());
        });
    };
    // insta says what differs; what to do about it is said last, where it is seen.
    let same = catch_unwind(AssertUnwindSafe(|| settings.bind(compare))).is_ok();
    assert!(same, "reports have changed or are new, see above. If that is meant, write them and look at what git shows: {WRITE}");
}

#[test]
fn reports_belong_to_samples_and_every_cause_has_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut causes = BTreeSet::new();
    let snapshots = common::entries(&root.join("tests/host/diagnosis/snapshots"));
    for snapshot in snapshots.into_iter().filter(|path| common::stem(path).starts_with("report@")) {
        let text = fs::read_to_string(&snapshot).expect("a snapshot is text");
        let sample = text.lines().find_map(|line| line.strip_prefix("input_file: ")).map(|path| root.join(path));
        let sample = sample.unwrap_or_else(|| panic!("{} names no sample: delete it", snapshot.display()));
        assert!(sample.exists(), "{} is the report of a sample that is gone: delete it", snapshot.display());
        causes.insert(Paste::read(&sample).cause);
    }
    for (_, id) in CAUSES {
        assert!(causes.contains(*id), "{id} has no report: name one of its samples …-1.txt, then {WRITE}");
    }
}
