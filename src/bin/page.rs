//! The page, as a program: starts the view in the browser.

/// Half the code of the usual allocator: 2.4 KB in brotli.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    why401::ui::start();
}
