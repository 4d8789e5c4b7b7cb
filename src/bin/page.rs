//! The page, as a program: starts the view in the browser.
fn main() {
    why401::ui::start();
}
