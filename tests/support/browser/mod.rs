//! Browsers, each driven by its own driver: Chromium, Firefox and `WebKitGTK`.

mod console;
mod driver;
pub mod keys;
mod page;
pub mod worker;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::project;
use driver::{Driver, program};
pub use page::Page;

/// Set, it leaves the tests that need a browser out.
const SKIP_VARIABLE: &str = "BYTEWISE_NO_BROWSER";

/// The number of browsers that run at once: more would only wait for each other.
static SEATS: Semaphore = Semaphore::const_new(2);

/// The time after which a test is given up: a driver may wait for ever for its
/// browser.
const TEST_LIMIT: Duration = Duration::from_mins(10);

/// The time after which a browser that is to come or to go is given up.
const SESSION_LIMIT: Duration = Duration::from_mins(1);

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, through `ChromeDriver`.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKitGTK`, through its own driver, on a virtual display.
    WebKit,
}

/// The options of a browser's session.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Pages run no scripts. Chromium only.
    pub without_javascript: bool,
    /// It stays for many tests, which wait for each other themselves.
    pub stays: bool,
    /// An address counts as opened before its page is loaded.
    pub impatient: bool,
    /// These names are this machine's, as its resolver says. Chromium only.
    pub resolved_here: &'static [&'static str],
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

/// Tells whether the tests that need a browser are left out.
pub fn are_left_out() -> bool {
    std::env::var_os(SKIP_VARIABLE).is_some()
}

/// Runs a test in a fresh session of a browser.
///
/// After the test, the page's console must hold no error that the test did not
/// expect. If it fails, `target/screenshots/` has what could be seen.
pub fn test(browser: Browser, name: &str, body: impl AsyncFnOnce(&Page)) {
    test_with(browser, Options::default(), name, body);
}

/// As [`test`], with a session that is special.
pub fn test_with(browser: Browser, options: Options, name: &str, body: impl AsyncFnOnce(&Page)) {
    if are_left_out() {
        println!("skipped, because {SKIP_VARIABLE} is set: {name} in {browser}");
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("this machine lets a program wait");
    let _seat = (!options.stays).then(|| {
        let seat = runtime.block_on(SEATS.acquire());
        seat.expect("the seats are never closed")
    });
    let driver = Driver::start(browser);
    // A limit can be made only where the runtime counts the time.
    let page = runtime.block_on(async {
        let page = timeout(SESSION_LIMIT, Page::new(browser, options, &driver)).await;
        page.unwrap_or_else(|_| panic!("{browser} does not start"))
    });
    let limit = if options.stays {
        6 * TEST_LIMIT
    } else {
        TEST_LIMIT
    };
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let whole = timeout(limit, async {
                body(&page).await;
                page.assert_no_errors().await;
            });
            let within = whole.await;
            assert!(within.is_ok(), "{browser} does not answer any more");
        });
    }));
    if result.is_err() {
        let path = project::target()
            .join("screenshots")
            .join(format!("{browser}-{name}.png"));
        runtime.block_on(async { timeout(SESSION_LIMIT, page.save_failure(&path)).await.ok() });
    }
    // One that does not answer ends with its driver.
    runtime.block_on(async { timeout(SESSION_LIMIT, page.close()).await.ok() });
    if let Err(panic) = result {
        resume_unwind(panic);
    }
}

/// Lists the capabilities that the driver is asked for.
fn capabilities(browser: Browser, options: Options) -> Map<String, Value> {
    let wanted = match browser {
        Browser::Chromium => {
            let mut arguments = vec![
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
            ];
            // Chromium's sandbox refuses to work for root, as CI often is.
            if std::env::var("HOME").is_ok_and(|home| home == "/root") {
                arguments.push("--no-sandbox");
            }
            let rules: Vec<String> = options
                .resolved_here
                .iter()
                .map(|name| format!("MAP {name} 127.0.0.1"))
                .collect();
            let rules = format!("--host-resolver-rules={}", rules.join(","));
            if !options.resolved_here.is_empty() {
                arguments.push(&rules);
            }
            // 2 blocks scripts on every page.
            let preferences = if options.without_javascript {
                json!({ "profile.managed_default_content_settings.javascript": 2 })
            } else {
                json!({})
            };
            json!({
                "goog:chromeOptions": {
                    "binary": program(&["chromium", "chromium-browser", "google-chrome"], "chromium"),
                    "args": arguments,
                    "prefs": preferences,
                },
                "goog:loggingPrefs": { "browser": "ALL" },
            })
        }
        Browser::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": program(&["firefox", "firefox-esr"], "firefox-esr"),
                "args": ["-headless", "--width=1280", "--height=900"],
            },
        }),
        Browser::WebKit => json!({
            "webkitgtk:browserOptions": {
                "binary": mini_browser(),
                "args": ["--automation"],
            },
        }),
    };
    match wanted {
        Value::Object(mut wanted) => {
            if options.impatient {
                wanted.insert("pageLoadStrategy".to_owned(), json!("none"));
            }
            wanted
        }
        other => unreachable!("capabilities are an object, not {other}"),
    }
}

/// `WebKitGTK`'s own small browser, which lies beside its library.
fn mini_browser() -> PathBuf {
    let places = ["/usr/lib", "/usr/libexec", "/usr/lib64"].map(PathBuf::from);
    let architectures = places
        .iter()
        .filter_map(|place| std::fs::read_dir(place).ok())
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let candidates: Vec<PathBuf> = places.iter().cloned().chain(architectures).collect();
    ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]
        .iter()
        .flat_map(|library| candidates.iter().map(move |place| place.join(library)))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|path| path.is_file())
        .unwrap_or_else(|| {
            panic!(
                "WebKitGTK's MiniBrowser is not installed; on Debian, run \
                 `apt-get install webkit2gtk-driver`, or leave the browsers out with \
                 {SKIP_VARIABLE}=1"
            )
        })
}
