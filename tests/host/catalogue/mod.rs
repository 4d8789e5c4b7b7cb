//! The catalogue, and what is shown from it.

mod completeness;
mod literals;
mod probes;
mod remedies;
mod stands;
mod texts;

/// Collects what is wrong, so that one run names everything.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn unless(&mut self, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.0.push(message());
        }
    }

    #[track_caller]
    fn finish(self) {
        assert!(self.0.is_empty(), "{} to do:\n{}", self.0.len(), self.0.join("\n"));
    }
}
