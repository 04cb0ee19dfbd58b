//! The browser's console: no test may end with an error in it that it did not
//! expect.

use std::cell::RefCell;

use serde_json::{Value, json};

use super::{Browser, Page};

/// Collects what goes wrong on a page where the driver gives no console.
const LISTEN: &str = r#"
if (!window.bytewiseErrors) {
    const errors = window.bytewiseErrors = [];
    addEventListener("error", e => errors.push(String(e.message || e.target.src || e.target.href)), true);
    addEventListener("unhandledrejection", e => errors.push("unhandled: " + e.reason));
    document.addEventListener("securitypolicyviolation", e =>
        errors.push("policy: " + e.violatedDirective + " " + e.blockedURI));
    const error = console.error;
    console.error = (...texts) => { errors.push(texts.join(" ")); error.apply(console, texts); };
}
"#;

/// The state of a page's console.
#[derive(Debug, Default)]
pub(super) struct Console {
    /// The errors that it held when it was last read.
    errors: RefCell<Vec<String>>,
    /// Parts of messages that the test expects.
    expected: RefCell<Vec<&'static str>>,
}

impl Console {
    /// Tells whether the application trapped, and no panic, which is told first,
    /// led to it; `told` is true if the page says that the application has ended,
    /// which may be before anybody listens for errors.
    pub(super) fn is_of_trap(&self, told: bool) -> bool {
        let errors = self.errors.borrow();
        let trapped = errors
            .iter()
            .any(|error| error.starts_with("RuntimeError: "));
        (trapped || told) && !errors.iter().any(|error| error.contains("panicked at"))
    }
}

impl Page {
    /// Errors with this string in them are what the test is about.
    pub fn expect_error(&self, part: &'static str) {
        self.console.expected.borrow_mut().push(part);
    }

    /// Fails if the console held an error that the test did not expect.
    pub async fn assert_no_errors(&self) {
        self.harvest().await;
        let expected = self.console.expected.borrow();
        let errors = self.console.errors.borrow();
        let surprises: Vec<&String> = errors
            .iter()
            .filter(|error| !expected.iter().any(|part| error.contains(part)))
            .collect();
        assert!(surprises.is_empty(), "the console holds {surprises:#?}");
    }

    /// Prints the errors that the console held, expected or not.
    pub(super) async fn tell_errors(&self) {
        self.harvest().await;
        let errors = self.console.errors.borrow();
        println!("what the console held: {errors:#?}");
    }

    /// Elsewhere than in Chromium, errors are collected on the page.
    pub(super) async fn listen(&self) {
        if self.browser() != Browser::Chromium {
            self.script::<Value>(LISTEN).await;
        }
    }

    /// Reads the console; navigation would lose what it holds.
    pub(super) async fn harvest(&self) {
        let found: Vec<String> = if self.browser() == Browser::Chromium {
            let log = self.extension("se/log", json!({ "type": "browser" })).await;
            log.as_array()
                .into_iter()
                .flatten()
                .filter(|entry| entry["level"] == "SEVERE")
                .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
                .collect()
        } else {
            self.script("return window.bytewiseErrors || []").await
        };
        self.console.errors.borrow_mut().extend(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_no_fault_of_the_engine() {
        let trap = "RuntimeError: Unreachable code should not be executed (evaluating 'o.a(b)')";
        let panic = "panicked at src/app/route.rs:10:5:\nno such page";
        for (errors, told, engine) in [
            (vec![], false, false),
            (vec![trap], false, true),
            (vec![trap], true, true),
            (vec![], true, true),
            (vec![panic, trap], true, false),
            (vec!["the network is gone"], false, false),
        ] {
            let console = Console {
                errors: RefCell::new(errors.into_iter().map(str::to_owned).collect()),
                ..Console::default()
            };
            assert_eq!(console.is_of_trap(told), engine, "{console:?}");
        }
    }
}
