//! One tab of a browser: what a person does with it, and what the tests read.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::console::Console;
use super::driver::Driver;
use super::keys::BACKSPACE;
use super::{Browser, EngineFault, Options, capabilities};

/// The time after which a condition that does not come about is given up. A
/// bound on a hang, not on speed.
const PATIENCE: Duration = Duration::from_secs(90);

/// The wait between two looks at a condition.
const GLANCE: Duration = Duration::from_millis(25);

/// The number of times that a driver is asked for a browser until that is given
/// up, and the wait in between.
const STARTS: u32 = 4;
const BEFORE_NEXT_START: Duration = Duration::from_secs(2);

/// Empties what the browser keeps for the origin of the page that is open.
const FORGET: &str = "
    const done = arguments[0];
    (async () => {
        localStorage.clear();
        sessionStorage.clear();
        const kept = await self.caches?.keys() ?? [];
        await Promise.all(kept.map(name => caches.delete(name)));
        const workers = await navigator.serviceWorker?.getRegistrations() ?? [];
        await Promise.all(workers.map(worker => worker.unregister()));
    })().then(() => done(true), () => done(false));";

/// True if `boot.js` says that the application has ended.
const TELLS_OF_ITS_END: &str =
    "return Boolean(document.querySelector('[data-failure=application-ended]'))";

/// A window of a session.
#[derive(Clone, Debug)]
pub struct Window(WindowHandle);

/// A tab under test.
pub struct Page {
    pub(super) client: Client,
    browser: Browser,
    driver_log: PathBuf,
    pub(super) console: Console,
    /// The session has a setting that no other test expects.
    altered: Cell<bool>,
    impatient: bool,
}

/// A command of a driver beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session_id.unwrap_or_default();
        base_url.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Page {
    pub(super) async fn new(browser: Browser, options: Options, driver: &Driver) -> Self {
        let connect = async || {
            ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
                .capabilities(capabilities(browser, options))
                .connect(&driver.address())
                .await
        };
        let mut client = connect().await;
        // A driver that listens may still not answer, on a busy machine.
        for _ in 1..STARTS {
            if client.is_err() {
                tokio::time::sleep(BEFORE_NEXT_START).await;
                client = connect().await;
            }
        }
        let client = client.unwrap_or_else(|error| {
            panic!(
                "{browser} could not be started: {error}; the driver's output is in {}",
                driver.log().display()
            )
        });
        let page = Self {
            client,
            browser,
            driver_log: driver.log().to_owned(),
            console: Console::default(),
            altered: Cell::new(false),
            impatient: options.impatient,
        };
        // The other two are told so by their capabilities.
        if browser == Browser::Chromium && !options.keeps_sites {
            let source = "delete Navigator.prototype.serviceWorker";
            let command = "Page.addScriptToEvaluateOnNewDocument";
            page.command(command, json!({ "source": source })).await;
        }
        page
    }

    /// True if the session has a setting that no other test expects.
    pub(super) fn is_altered(&self) -> bool {
        self.altered.get()
    }

    /// Leaves nothing of a test behind: neither in the browser's storage nor
    /// here. False if that cannot be done.
    pub(super) async fn forget(&mut self) -> bool {
        // The application may keep something as long as it runs, and once its
        // service worker is gone, a script is a page without it.
        drop(self.client.execute_async(FORGET, vec![]).await);
        let script = self.client.current_url().await;
        if let Some(script) = script.ok().and_then(|address| address.join("/sw.js").ok()) {
            drop(self.client.goto(script.as_str()).await);
        }
        let emptied = self.client.execute_async(FORGET, vec![]).await;
        let windows = self.client.windows().await;
        let alone = windows.is_ok_and(|windows| windows.len() == 1);
        let left = self.client.goto("about:blank").await;
        self.harvest().await;
        self.console = Console::default();
        emptied.is_ok_and(|done| done == true) && alone && left.is_ok()
    }

    /// The browser that shows the page.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// Opens an address and waits until it is loaded.
    pub async fn open(&self, address: &str) {
        self.harvest().await;
        self.client
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address} cannot be opened: {error}"));
        if self.impatient {
            self.until_left_for(address).await;
        }
        self.listen().await;
    }

    /// Waits until the page is that of `address`, or of what it leads to: an
    /// impatient session's last page is still there when its driver answers.
    async fn until_left_for(&self, address: &str) {
        let site = url::Url::parse(address).map(|address| address.origin().ascii_serialization());
        let site = site.unwrap_or_else(|error| panic!("{address} is no address: {error}"));
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            // A page that is being left answers with an error.
            let origin = self.client.execute("return location.origin", vec![]);
            if origin.await.is_ok_and(|origin| origin == site) {
                return;
            }
            tokio::time::sleep(GLANCE).await;
        }
        panic!("{address} does not begin to load");
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        self.harvest().await;
        self.client
            .refresh()
            .await
            .unwrap_or_else(|error| panic!("the page cannot be reloaded: {error}"));
        self.listen().await;
    }

    /// The windows of the session, in the order of their names.
    async fn windows(&self) -> Vec<WindowHandle> {
        let windows = self.client.windows().await;
        windows.unwrap_or_else(|error| panic!("the windows are not told: {error}"))
    }

    /// The window that is driven.
    pub async fn window(&self) -> Window {
        let window = self.client.window().await;
        Window(window.unwrap_or_else(|error| panic!("the window is not told: {error}")))
    }

    /// Waits for another window than those, and gives it.
    pub async fn until_another(&self, known: &[&Window]) -> Window {
        self.altered.set(true);
        let started = Instant::now();
        loop {
            let mut windows = self.windows().await.into_iter();
            let other = windows.find(|it| known.iter().all(|known| known.0 != *it));
            if let Some(other) = other {
                return Window(other);
            }
            assert!(started.elapsed() < PATIENCE, "no other window comes");
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Opens a window of its own.
    pub async fn new_window(&self) -> Window {
        self.altered.set(true);
        let opened = self.client.new_window(false).await;
        let opened = opened.unwrap_or_else(|error| panic!("no window opens: {error}"));
        Window(opened.handle)
    }

    /// Drives that window from now on.
    pub async fn drive(&self, window: &Window) {
        self.harvest().await;
        self.turn_to(window).await;
    }

    async fn turn_to(&self, window: &Window) {
        let driven = self.client.switch_to_window(window.0.clone()).await;
        driven.unwrap_or_else(|error| panic!("the window cannot be driven: {error}"));
        self.listen().await;
    }

    /// Closes the window that is driven, and drives that one.
    pub async fn close_for(&self, window: &Window) {
        self.harvest().await;
        let closed = self.client.close_window().await;
        closed.unwrap_or_else(|error| panic!("the window cannot be closed: {error}"));
        self.turn_to(window).await;
    }

    /// Goes back in the history.
    pub async fn back(&self) {
        self.client
            .back()
            .await
            .unwrap_or_else(|error| panic!("the page has no way back: {error}"));
    }

    /// Runs a script, as the body of a function, and gives what it returns.
    pub async fn script<T: DeserializeOwned>(&self, script: &str) -> T {
        self.script_with(script, vec![]).await
    }

    /// Runs a script with `arguments`, and gives what it returns.
    pub async fn script_with<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let value = self
            .client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script failed: {error}\n{script}"));
        returned(&value, script)
    }

    /// Runs a script whose last argument is a function to call with the result.
    pub async fn script_until_called<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> T {
        let value = self
            .client
            .execute_async(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script failed: {error}\n{script}"));
        returned(&value, script)
    }

    /// Runs a script, as the body of an asynchronous function, and gives what it
    /// returns. What it throws, or what it waits for rejects with, fails the
    /// test.
    pub async fn script_awaited<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> T {
        let script = format!(
            "const given = [...arguments];
             const done = given.pop();
             (async function () {{ {script} }}).apply(null, given).then(
                 value => done({{ value }}),
                 error => done({{ error: `${{error}}` }}),
             );"
        );
        let mut ended: Value = self.script_until_called(&script, arguments).await;
        let value = ended.get_mut("value").map(Value::take);
        let value = value.unwrap_or_else(|| panic!("the script failed: {ended}\n{script}"));
        returned(&value, &script)
    }

    /// From now on, a script may take long to call.
    pub async fn allow_scripts_to_take_minutes(&self) {
        self.altered.set(true);
        let body = json!({ "script": 600_000 });
        self.extension("timeouts", body).await;
    }

    /// Waits until the expression is true; `reason` says what for.
    pub async fn until(&self, reason: &str, condition: &str) {
        let script = format!("return Boolean({condition})");
        let started = Instant::now();
        loop {
            // While a page is being replaced there is none to ask.
            let met = self.client.execute(&script, vec![]).await;
            if matches!(met, Ok(Value::Bool(true))) {
                return;
            }
            let gone = met.as_ref().is_err_and(CmdError::is_invalid_session_id);
            assert!(
                !gone && started.elapsed() < PATIENCE,
                "waited in vain until {reason}; `{condition}` gave {met:?}"
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until something on the page fits the selector.
    pub async fn until_there(&self, selector: &str) {
        let condition = format!("document.querySelector({})", json!(selector));
        self.until(&format!("{selector} is there"), &condition)
            .await;
    }

    /// Clicks what fits the selector, as a person would.
    pub async fn click(&self, selector: &str) {
        // The other two name what has come between the look and the click.
        if self.browser == Browser::WebKit {
            self.until_still(selector).await;
        }
        self.with(selector, "cannot be clicked", async |it| it.click().await)
            .await;
    }

    /// Replaces what a field holds by typing over it. `WebDriver`'s own way of
    /// clearing a field tells the page nothing, which may then put it back.
    pub async fn fill(&self, selector: &str, text: &str) {
        self.element(selector).await;
        self.script_with::<Value>(
            "document.querySelector(arguments[0]).select()",
            vec![json!(selector)],
        )
        .await;
        let typed_away = format!("0{BACKSPACE}");
        let text = if text.is_empty() { &typed_away } else { text };
        self.type_into(selector, text).await;
    }

    /// Opens the editor of an exercise's page.
    pub async fn edit(&self) {
        // Until the app has taken over, the button is disabled.
        self.until_there("[data-action=edit]:enabled").await;
        self.click("[data-action=edit]").await;
        self.until_there("[data-editor=ready]").await;
    }

    /// Loads the page of an exercise anew, with that draft in its editor.
    pub async fn edit_draft(&self, slug: &str, source: &str) {
        let _: bool = self
            .script_with(
                "localStorage.setItem(`bytewise.draft.${arguments[0]}`,
                     '1 0000000000000000\\n' + arguments[1]);
                 return true",
                vec![json!(slug), json!(source)],
            )
            .await;
        self.reload().await;
        self.edit().await;
    }

    /// Types into what fits the selector.
    pub async fn type_into(&self, selector: &str, text: &str) {
        self.with(selector, "takes no keys", async |it| {
            it.send_keys(text).await
        })
        .await;
    }

    /// Touches the window at that place, in CSS pixels.
    pub async fn tap(&self, x: f64, y: f64) {
        let touch = json!({ "actions": [{
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "x": x.round(), "y": y.round() },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }] });
        self.extension("actions", touch).await;
    }

    /// Writes a picture of what the window shows into a file.
    pub async fn picture(&self, path: &Path) {
        let picture = self.client.screenshot().await;
        let picture = picture.unwrap_or_else(|error| panic!("no picture is taken: {error}"));
        std::fs::write(path, picture)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
    }

    /// The text that a person sees in what fits the selector.
    pub async fn text(&self, selector: &str) -> String {
        self.with(selector, "has no text", async |it| it.text().await)
            .await
    }

    /// An attribute of what fits the selector.
    pub async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.with(selector, "cannot be read", async |it| it.attr(name).await)
            .await
    }

    /// From now on, all is about the page in that frame of this one.
    pub async fn enter(&self, frame: &str) {
        self.with(frame, "cannot be entered", async |it| {
            it.enter_frame().await
        })
        .await;
    }

    /// From now on, all is about the page that frames this one.
    pub async fn leave(&self) {
        let left = self.client.enter_parent_frame().await;
        left.unwrap_or_else(|error| panic!("the frame cannot be left: {error}"));
    }

    /// Counts the elements that fit the selector.
    pub async fn count(&self, selector: &str) -> usize {
        let script = format!(
            "return document.querySelectorAll({}).length",
            json!(selector)
        );
        self.script(&script).await
    }

    /// Gives the window this size.
    pub async fn resize(&self, width: u32, height: u32) {
        self.altered.set(true);
        self.client
            .set_window_size(width, height)
            .await
            .unwrap_or_else(|error| panic!("the window cannot be resized: {error}"));
    }

    /// Sends a command of the `DevTools` protocol. Chromium only.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.altered.set(true);
        self.command(command, parameters).await
    }

    async fn command(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.browser, Browser::Chromium, "only it has this protocol");
        let body = json!({ "cmd": command, "params": parameters });
        self.extension("goog/cdp/execute", body).await
    }

    /// Waits until what fits the selector stands where it stood a glance before.
    async fn until_still(&self, selector: &str) {
        let place = format!(
            "const {{ x, y, width, height }} = document.querySelector({})
                 ?.getBoundingClientRect() ?? {{}};
             return [x, y, width, height]",
            json!(selector)
        );
        let started = Instant::now();
        let mut before = None;
        loop {
            self.until_there(selector).await;
            let now = self.client.execute(&place, vec![]).await.ok();
            if now.is_some() && now == before {
                return;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{selector} never stands still"
            );
            before = now;
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Does something with what fits the selector. The app may put an element of
    /// its own in that one's place between the look and the deed; a person would
    /// then take that.
    async fn with<T>(
        &self,
        selector: &str,
        otherwise: &str,
        act: impl AsyncFn(Element) -> Result<T, CmdError>,
    ) -> T {
        let started = Instant::now();
        loop {
            match act(self.element(selector).await).await {
                Ok(done) => return done,
                Err(error) => assert!(
                    error.is_stale_element_reference() && started.elapsed() < PATIENCE,
                    "{selector} {otherwise}: {error:?}"
                ),
            }
        }
    }

    /// Finds what fits the selector, once it is there. The app may put its own
    /// in its place between the driver's look and its answer.
    async fn element(&self, selector: &str) -> Element {
        let started = Instant::now();
        loop {
            self.until_there(selector).await;
            match self.client.find(Locator::Css(selector)).await {
                Ok(element) => return element,
                Err(error) => assert!(
                    (error.is_stale_element_reference() || error.is_no_such_element())
                        && started.elapsed() < PATIENCE,
                    "{selector} is gone: {error}"
                ),
            }
        }
    }

    pub(super) async fn extension(&self, path: &'static str, body: Value) -> Value {
        let command = Extension { path, body };
        self.client
            .issue_cmd(command)
            .await
            .unwrap_or_else(|error| panic!("the driver refused {path}: {error}"))
    }

    /// Keeps what could be seen when the test failed, and tells whether the engine
    /// is to blame. Says where; never fails itself, so as not to hide why the test
    /// did.
    pub(super) async fn save_failure(&self, path: &Path) -> Option<EngineFault> {
        let saved = match self.client.screenshot().await {
            Ok(picture) => path
                .parent()
                .map_or(Ok(()), std::fs::create_dir_all)
                .and_then(|()| std::fs::write(path, picture))
                .map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        match saved {
            Ok(()) => println!("what could be seen: {}", path.display()),
            Err(error) => println!("what could be seen is lost: {error}"),
        }
        println!("what the driver wrote: {}", self.driver_log.display());
        // A page whose process is gone may still have a picture, but no scripts.
        match self.client.execute(TELLS_OF_ITS_END, vec![]).await {
            Ok(told) => {
                self.tell_errors().await;
                let trapped = self.console.is_of_trap(told == true);
                trapped.then_some(EngineFault::Trap)
            }
            Err(error) => {
                println!("the page runs no script any more: {error}");
                // One that never comes to its end may be the page's own doing.
                let waits = error.is_script_timeout() || error.is_timeout();
                (!waits).then_some(EngineFault::Crash)
            }
        }
    }

    pub(super) async fn close(self) {
        // A browser that is gone already is closed.
        drop(self.client.close().await);
    }
}

/// Reads what a script gave, as the type that a test expects of it.
fn returned<T: DeserializeOwned>(value: &Value, script: &str) -> T {
    T::deserialize(value)
        .unwrap_or_else(|error| panic!("the script gave {value}: {error}\n{script}"))
}
