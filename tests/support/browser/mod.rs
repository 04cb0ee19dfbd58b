//! Browsers, each driven by its own driver: Chromium, Firefox and `WebKitGTK`.

mod console;
mod driver;
pub mod keys;
mod page;
pub mod worker;

use std::fmt;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::project;
use driver::{Driver, program};
pub use page::{Page, Window};

/// Set, it leaves the tests that need a browser out.
const SKIP_VARIABLE: &str = "BYTEWISE_NO_BROWSER";

/// The number of browsers that run at once: more would only wait for each other.
static SEATS: Semaphore = Semaphore::const_new(2);

/// The time after which a test is given up: a driver may wait for ever for its
/// browser.
const TEST_LIMIT: Duration = Duration::from_mins(10);

/// The time after which a browser that is to come or to go is given up.
const SESSION_LIMIT: Duration = Duration::from_mins(1);

/// The time after which a session is not worth keeping any more.
const FORGET_LIMIT: Duration = Duration::from_secs(5);

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

/// The part of a browser's life that a test has for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lifetime {
    /// Other tests may have had it, and nothing of them is left.
    #[default]
    Shared,
    /// Nothing was ever shown in it, as in a browser that was just installed.
    Unseen,
    /// It stays for many tests, which wait for each other themselves.
    Stays,
}

/// The options of a browser's session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Pages run no scripts. Chromium only.
    pub without_javascript: bool,
    /// The part of its life that the test has.
    pub lifetime: Lifetime,
    /// An address counts as opened before its page is loaded. Such a session
    /// waits for what does not come, and leaves its seat to others.
    pub impatient: bool,
    /// Sites may keep themselves for use without a network. To do so costs more
    /// than most tests, so it is left to those that are about it.
    pub keeps_sites: bool,
    /// These names are this machine's, as its resolver says. Chromium only.
    pub resolved_here: &'static [&'static str],
}

impl Options {
    /// A session that waits for no page to be there as a whole.
    pub fn impatient() -> Self {
        Self {
            impatient: true,
            ..Self::default()
        }
    }
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

/// A browser's session, and the runtime that drives it.
struct Session {
    runtime: Runtime,
    page: Page,
    driver: Driver,
    /// What kind of session it is.
    kind: (Browser, Options),
}

/// The sessions that wait for their next test: to start a browser takes longer
/// than most tests. `WebKitGTK`'s starts soon, and is not kept.
static KEPT: Mutex<Vec<Session>> = Mutex::new(Vec::new());

impl Session {
    fn start(browser: Browser, options: Options) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("this machine lets a program wait");
        let driver = Driver::start(browser);
        // A limit can be made only where the runtime counts the time.
        let page = runtime.block_on(async {
            let page = timeout(SESSION_LIMIT, Page::new(browser, options, &driver)).await;
            page.unwrap_or_else(|_| panic!("{browser} does not start"))
        });
        Self {
            runtime,
            page,
            driver,
            kind: (browser, options),
        }
    }

    /// A kept session of that kind, or a new one.
    fn take(browser: Browser, options: Options) -> Self {
        let mut kept = KEPT.lock().expect("who looks for a session does not panic");
        let fits = kept
            .iter()
            .position(|session| session.kind == (browser, options));
        let found = fits.map(|at| kept.swap_remove(at));
        drop(kept);
        found.unwrap_or_else(|| Self::start(browser, options))
    }

    /// Keeps it for the next test, with nothing left of this one, or ends it.
    fn give_back(mut self) {
        let (browser, options) = self.kind;
        let keeps_sites = options.keeps_sites;
        let usual = Options {
            keeps_sites,
            ..Options::default()
        };
        let plain = options == usual && !self.page.is_altered();
        let keeps = plain && browser != Browser::WebKit;
        if !keeps {
            return self.end();
        }
        let forget = async { timeout(FORGET_LIMIT, self.page.forget()).await };
        match self.runtime.block_on(forget) {
            Ok(true) => {
                let kept = KEPT.lock();
                let mut kept = kept.expect("who looks for a session does not panic");
                kept.push(self);
            }
            Ok(false) => self.end(),
            // It still waits, as for a server that answers nothing any more. Its
            // driver ends it.
            Err(_) => drop(self),
        }
    }

    fn end(self) {
        let Self {
            runtime,
            page,
            driver,
            ..
        } = self;
        // One that does not answer ends with its driver.
        runtime.block_on(async { timeout(SESSION_LIMIT, page.close()).await.ok() });
        drop(driver);
    }
}

/// Runs a test in a session of a browser that nothing is left in.
///
/// After the test, the page's console must hold no error that the test did not
/// expect. If it fails, `target/screenshots/` has what could be seen.
pub fn test(browser: Browser, name: &str, body: impl AsyncFnOnce(&Page)) {
    test_with(browser, Options::default(), name, body);
}

/// As [`test`], in a browser that keeps sites for use without a network.
pub fn test_kept(browser: Browser, name: &str, body: impl AsyncFnOnce(&Page)) {
    let options = Options {
        keeps_sites: true,
        ..Options::default()
    };
    test_with(browser, options, name, body);
}

/// As [`test`], with a session that is special.
pub fn test_with(browser: Browser, options: Options, name: &str, body: impl AsyncFnOnce(&Page)) {
    if are_left_out() {
        println!("skipped, because {SKIP_VARIABLE} is set: {name} in {browser}");
        return;
    }
    let waits = Builder::new_current_thread().build();
    let waits = waits.expect("this machine lets a program wait");
    let stays = options.lifetime == Lifetime::Stays;
    let _seat = (!stays && !options.impatient).then(|| {
        let seat = waits.block_on(SEATS.acquire());
        seat.expect("the seats are never closed")
    });
    let session = Session::take(browser, options);
    let Session { runtime, page, .. } = &session;
    let limit = if stays { 6 * TEST_LIMIT } else { TEST_LIMIT };
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let whole = timeout(limit, async {
                body(page).await;
                page.assert_no_errors().await;
            });
            let within = whole.await;
            assert!(within.is_ok(), "{browser} does not answer any more");
        });
    }));
    let Err(panic) = result else {
        return session.give_back();
    };
    let path = project::target()
        .join("screenshots")
        .join(format!("{browser}-{name}.png"));
    let fault = runtime.block_on(async {
        let saved = timeout(SESSION_LIMIT, page.save_failure(&path)).await;
        saved.ok().flatten()
    });
    session.end();
    resume_unwind(match fault {
        Some(fault) if browser == Browser::WebKit => Box::new(fault),
        _ => panic,
    });
}

/// The payload of a test's panic if the engine is to blame.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EngineFault {
    /// Its process ended, which no page may bring about.
    Crash,
    /// The application trapped, and no panic led to it.
    Trap,
}

impl fmt::Display for EngineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Crash => "its process crashed",
            Self::Trap => "the application trapped without a panic",
        })
    }
}

/// Runs a test in [`Browser::WebKit`], and once more if the engine is to blame.
///
/// On Linux, `JavaScriptCore` now and then makes an application trap, now at this
/// instruction, now at that, as others who compile Rust to WebAssembly report
/// (<https://bugs.webkit.org/show_bug.cgi?id=259441>): here in about one of thirty
/// walks through a lecture, and in none of 48 where nothing but its interpreter
/// ran. That is no proof. The application has no unsafe code of its own, and what
/// it does wrong at each walk fails again. A process of `WebKitGTK` also crashes now
/// and then on a virtual display, in Mesa's driver (`swrast_dri.so`, as the kernel's
/// log has it).
pub fn in_webkit(test: fn(Browser)) {
    let Err(panic) = catch_unwind(|| test(Browser::WebKit)) else {
        return;
    };
    let Some(fault) = panic.downcast_ref::<EngineFault>() else {
        resume_unwind(panic);
    };
    past_the_harness(&format!("WebKit's own fault: {fault}; once more"));
    test(Browser::WebKit);
}

/// Says it at once: the harness would keep what a test prints that passes.
fn past_the_harness(words: &str) {
    drop(writeln!(std::io::stderr(), "{words}"));
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
                "prefs": { "dom.serviceWorkers.enabled": options.keeps_sites },
            },
        }),
        Browser::WebKit => {
            let sites = if options.keeps_sites { "+" } else { "-" };
            json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation", format!("--features={sites}ServiceWorkers")],
                },
            })
        }
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
