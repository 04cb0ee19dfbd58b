//! The bench of an exercise's page: its knobs, its buttons, its figures. It
//! knows the page only by the attributes that ARCHITECTURE.md lists.

use bytewise_tests::browser::Page;
use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use protocol::{Case, Report};
use serde::Deserialize;
use serde_json::json;

/// The bench on a page that shows one.
#[derive(Clone, Copy)]
pub(crate) struct Bench<'a> {
    page: &'a Page,
}

/// A row of bars, as its attributes say: plain integers and the answer.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Row {
    variant: String,
    peak: String,
    total: String,
    allocations: String,
    retained: String,
    pages: String,
    answer: String,
}

/// Something wrong that the page tells.
#[derive(Debug, Deserialize)]
pub(crate) struct Alert {
    /// The cause's class, if it is a failure of a run.
    pub(crate) failure: Option<String>,
    /// The text that a person reads.
    pub(crate) text: String,
}

impl Row {
    pub(crate) fn of(report: &Report) -> Self {
        let usage = report.usage;
        Self {
            variant: report.variant.clone(),
            peak: usage.peak.to_string(),
            total: usage.total.to_string(),
            allocations: usage.allocations.to_string(),
            retained: usage.retained.to_string(),
            pages: usage.pages.to_string(),
            answer: report.answer.clone(),
        }
    }
}

impl<'a> Bench<'a> {
    /// Opens an exercise's page and waits until the bench can be used.
    pub(crate) async fn open(page: &'a Page, root: &str, slug: &str, query: &str) -> Self {
        page.open(&format!("{root}exercise/{slug}/{query}")).await;
        let bench = Self { page };
        bench.usable().await;
        bench
    }

    /// What shows figures on the page that is open.
    pub(crate) fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// The bench of the page that is open.
    pub(crate) async fn here(page: &'a Page) -> Self {
        let bench = Self { page };
        bench.usable().await;
        bench
    }

    async fn usable(self) {
        self.page
            .until(
                "the app has taken over and offers its knobs",
                "document.querySelector('main[data-state] [data-knob]:enabled')",
            )
            .await;
    }

    /// Opens the tab of that name, and waits until what it shows has come.
    pub(crate) async fn open_tab(self, name: &str) {
        self.page.click(&format!("[data-tab={name}]")).await;
        let there = "[role=tabpanel]:not(:has([data-rest=coming]))";
        self.page
            .until_there(&format!("{there}[data-view={name}]"))
            .await;
    }

    /// Types into a knob.
    pub(crate) async fn set(self, knob: &str, text: &str) {
        self.page.fill(&format!("[data-knob={knob}]"), text).await;
    }

    /// Gives every knob its value of the case, without typing.
    pub(crate) async fn set_to(self, case: &Case) {
        self.page
            .script_until_called::<serde_json::Value>(
                "const [knobs, done] = arguments;
                 (async () => {
                     for (const [knob, value] of Object.entries(knobs)) {
                         const field = document.querySelector(`[data-knob=${knob}]`);
                         field.value = value;
                         field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                         // Until the app has drawn it.
                         await new Promise(resolve => setTimeout(resolve));
                     }
                     done(null);
                 })();",
                vec![json!(case)],
            )
            .await;
    }

    /// Presses Run.
    pub(crate) async fn run(self) {
        self.page.click("[data-action=run]").await;
    }

    /// Presses Stop.
    pub(crate) async fn stop(self) {
        self.page.click("[data-action=stop]").await;
    }

    /// Gives the value of `data-state`.
    pub(crate) async fn state(self) -> String {
        let state = self.page.attribute("main", "data-state").await;
        state.expect("the page's main element has its state")
    }

    /// Waits until `data-state` says this.
    pub(crate) async fn until_state(self, state: &str) {
        self.page
            .until(
                &format!("the page is {state}"),
                &format!("document.querySelector('main[data-state={state}]')"),
            )
            .await;
    }

    /// Waits until the run is over, and fails if it gave no figures.
    pub(crate) async fn until_measured(self) {
        self.page
            .until(
                "the run is over",
                "document.querySelector('main[data-state=measured], main[data-state=failed]')",
            )
            .await;
        assert_eq!(self.state().await, "measured", "{:?}", self.alerts().await);
    }

    /// The rows of bars, from the top.
    pub(crate) async fn rows(self) -> Vec<Row> {
        self.page
            .script(
                "return [...document.querySelectorAll('[data-variant][data-peak]')]
                    .map(row => ({ ...row.dataset }))",
            )
            .await
    }

    async fn floor(self) -> Option<String> {
        self.page
            .script("return document.querySelector('[data-floor]')?.dataset.floor ?? null")
            .await
    }

    /// Lists what the page says is wrong.
    pub(crate) async fn alerts(self) -> Vec<Alert> {
        self.page
            .script(
                "return [...document.querySelectorAll('[role=alert]')].map(alert => ({
                    failure: alert.dataset.failure ?? null,
                    text: alert.innerText,
                }))",
            )
            .await
    }

    /// The one thing that the page says is wrong.
    pub(crate) async fn alert(self) -> Alert {
        self.page.until_there("[role=alert]").await;
        let mut alerts = self.alerts().await;
        assert_eq!(alerts.len(), 1, "{alerts:?}");
        alerts.remove(0)
    }

    /// The figures shown are those that wasmtime gives for this case, for
    /// every variant, to the byte.
    pub(crate) async fn assert_figures(self, slug: &str, case: &Case) {
        self.assert_figures_of(Lab::of(listed(slug)), slug, case)
            .await;
    }

    /// The same, of this build of the module.
    pub(crate) async fn assert_figures_of(self, lab: &Lab, slug: &str, case: &Case) {
        let exercise = listed(slug);
        let reports: Vec<Report> = exercise
            .variants()
            .iter()
            .map(|variant| lab.report(slug, variant, case))
            .collect();
        let expected: Vec<Row> = reports.iter().map(Row::of).collect();
        assert_eq!(
            self.rows().await,
            expected,
            "left: what {} shows for {slug} {case:?}; right: what wasmtime measures",
            self.page.browser()
        );
        assert_eq!(
            self.floor().await,
            Some(reports[0].floor.to_string()),
            "{slug} {case:?}"
        );
    }

    /// Presses Run until there are figures, and compares them.
    pub(crate) async fn assert_run_gives_figures(self, slug: &str, case: &Case) {
        self.run().await;
        self.until_measured().await;
        self.assert_figures(slug, case).await;
    }

    /// Clicks without moving a mouse there: several clicks at once, each in
    /// the state that the one before left behind.
    pub(crate) async fn click_at_once(self, selector: &str) {
        self.page
            .script_with::<serde_json::Value>(
                "document.querySelector(arguments[0])?.click()",
                vec![json!(selector)],
            )
            .await;
    }
}

/// The exercise of that slug.
fn listed(slug: &str) -> &'static dyn Registered {
    exercises::find(slug).unwrap_or_else(|| panic!("the registry lists no `{slug}`"))
}

/// Waits until the application has taken the page over, and numbered the history's
/// entry: before, a link loads a page.
pub(crate) async fn until_taken_over(page: &Page) {
    page.until(
        "the application has taken over",
        "typeof history.state === 'number'",
    )
    .await;
}

/// The case of slots with so many points.
pub(crate) fn points(points: u64) -> Case {
    [("points".to_owned(), points)].into()
}
