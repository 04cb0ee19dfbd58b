//! A page of the built site, rendered to text by the host.

use std::rc::Rc;

use protocol::{Catalogue, Content, Page, Site};

use crate::pages::View;
use crate::route::Route;

/// The data that a page is rendered from.
#[derive(Clone, Debug, PartialEq)]
pub struct PageInput {
    /// The route of the page.
    pub route: Route,
    /// The site; links begin with its `root`.
    pub site: Site,
    /// All exercises.
    pub catalogue: Rc<Catalogue>,
    /// The exercise, for the routes that show one.
    pub content: Option<Rc<Content>>,
    /// The prose, for the routes that show a page of it.
    pub page: Option<Rc<Page>>,
}

impl PageInput {
    fn view(&self) -> View {
        let view = match &self.route {
            Route::Home => Some(View::Home),
            Route::Exercise { .. } => self.content.clone().map(View::Exercise),
            Route::Present { .. } => self.content.clone().map(View::Present),
            Route::Learnt { track } => Some(View::Learnt(track.as_str().into())),
            Route::Progress => Some(View::Progress),
            Route::Overview => Some(View::Overview),
            Route::Sizes => self.page.clone().map(View::Sizes),
            Route::HowItMeasures => self.page.clone().map(View::HowItMeasures),
            Route::NotFound => Some(View::NotFound),
        };
        view.unwrap_or_else(|| {
            let why = "The build gave this page no content";
            View::Unavailable(self.route.clone(), why.into())
        })
    }
}

/// The title of the browser's tab.
pub fn title(input: &PageInput) -> String {
    input.view().title()
}

/// One sentence on the page, for search engines.
pub fn description(input: &PageInput) -> String {
    input.view().description()
}

/// The page's body, to stand inside `<div id="app">`.
///
/// It must be awaited within a `tokio` `LocalSet`, on which Yew puts its tasks.
#[cfg(feature = "ssr")]
pub async fn render(input: PageInput) -> String {
    render_bench(input, "", None).await
}

/// The page's body, as an address that ends with `search` opens it, with a
/// bench that something has happened to. It must be awaited as [`render`].
#[cfg(feature = "ssr")]
pub async fn render_bench(
    input: PageInput,
    search: &str,
    bench: Option<Rc<crate::run::Machine>>,
) -> String {
    use yew::{AttrValue, Callback};

    use crate::env::Env;
    use crate::frame::{Frame, FrameProps};
    use crate::mode::Mode;
    use crate::pages::Screen;
    use crate::query::Query;

    let query = Query::parse(search);
    let mode = Mode::of(&query);
    let props = FrameProps {
        screen: Screen {
            number: 0,
            view: input.view(),
            query,
        },
        env: Env {
            root: AttrValue::from(input.site.root),
            index: AttrValue::from(input.site.index),
            mode,
            catalogue: input.catalogue,
            tab: None,
            bench,
        },
        onshown: Callback::noop(),
    };
    yew::LocalServerRenderer::<Frame>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The catalogue's first figure as a run of that exercise leaves it which gives
/// these figures. `root` leads from the page to the site's root, and `index` is
/// the file's name at the end of an address. It must be awaited as [`render`].
#[cfg(feature = "ssr")]
pub async fn render_first_figure(
    root: String,
    index: String,
    catalogue: Rc<Catalogue>,
    sample: Rc<protocol::Sample>,
    runs: Vec<Rc<protocol::Report>>,
) -> String {
    use yew::AttrValue;

    use crate::env::Env;
    use crate::mode::Mode;
    use crate::pages::{Foretold, ForetoldProps};

    let env = Env {
        root: AttrValue::from(root),
        index: AttrValue::from(index),
        mode: Mode::default(),
        catalogue,
        tab: None,
        bench: None,
    };
    yew::LocalServerRenderer::<Foretold>::with_props(ForetoldProps { env, sample, runs })
        .hydratable(false)
        .render()
        .await
}

/// The bars of an exercise's page as a run leaves them which gives these figures. It
/// must be awaited as [`render`].
#[cfg(feature = "ssr")]
pub async fn render_bars(content: Rc<Content>, runs: Vec<Rc<protocol::Report>>) -> String {
    use crate::bench::{ForetoldBars, ForetoldBarsProps};

    yew::LocalServerRenderer::<ForetoldBars>::with_props(ForetoldBarsProps { content, runs })
        .hydratable(false)
        .render()
        .await
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::samples;
    use protocol::{Block, Span};

    fn input(route: Route) -> PageInput {
        let content = match &route {
            Route::Exercise { .. } | Route::Present { .. } => Some(samples::content()),
            Route::Home
            | Route::Learnt { .. }
            | Route::Progress
            | Route::Overview
            | Route::Sizes
            | Route::HowItMeasures
            | Route::NotFound => None,
        };
        PageInput {
            route,
            site: Site {
                root: "../to-the-root/".to_owned(),
                ..Site::default()
            },
            catalogue: Rc::new(samples::catalogue()),
            content: content.map(Rc::new),
            page: Some(Rc::new(Page {
                title: "How".to_owned(),
                description: "What is counted.".to_owned(),
                blocks: vec![Block::Heading(vec![Span::Text("The five".to_owned())])],
            })),
        }
    }

    fn rendered(input: PageInput) -> String {
        rendered_at(input, "")
    }

    fn rendered_at(input: PageInput, search: &str) -> String {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("this thread can run tasks");
        let tasks = tokio::task::LocalSet::new();
        tasks.block_on(&runtime, render_bench(input, search, None))
    }

    fn present() -> Route {
        Route::Present {
            slug: "slots".to_owned(),
        }
    }

    fn slots() -> Route {
        Route::Exercise {
            slug: "slots".to_owned(),
        }
    }

    #[test]
    fn every_page_is_rendered_without_a_browser() {
        let mut routes = Route::all(&samples::catalogue());
        routes.push(Route::NotFound);
        for route in routes {
            let html = rendered(input(route.clone()));
            assert_eq!(html.matches("<h1").count(), 1, "{route:?}");
            assert!(
                html.contains("../to-the-root/how-it-measures/"),
                "{route:?}"
            );
            // The page's policy admits neither.
            for forbidden in [" style=", "<script", "onclick="] {
                assert!(!html.contains(forbidden), "{route:?} has {forbidden}");
            }
        }
    }

    #[test]
    fn an_exercise_can_be_read_before_anything_runs() {
        let html = rendered(input(slots()));
        for part in [
            "The problem in words.",
            "The map takes several times the struct",
            "//! The task &lt;in one sentence&gt;.",
            "budget 480,096",
            "data-state=\"idle\"",
            "data-line=\"3\"",
            "../to-the-root/exercise/interning/",
        ] {
            assert!(html.contains(part), "no {part} in {html}");
        }
        for later in [
            "data-peak",
            "The reason in words.",
            "First hint.",
            "data-floor",
        ] {
            assert!(!html.contains(later), "{later} is there already");
        }
    }

    #[test]
    fn a_version_can_be_begun_but_not_in_a_lecture() {
        const EDIT: &str = "data-action=\"edit\"";
        let html = rendered(input(slots()));
        assert!(html.contains(EDIT), "{html}");
        assert!(!html.contains("data-editor"), "it loads when it is wanted");
        // A lecture shows the exercise's own variants.
        let html = rendered(input(present()));
        assert!(!html.contains(EDIT), "{html}");
    }

    #[test]
    fn a_solution_is_a_click_away_but_not_in_a_lecture() {
        const SHOW: &str = "data-action=\"show-solution\"";
        for (route, view, shown) in [
            (slots(), "naive", true),
            (slots(), "optimized", false),
            (present(), "optimized", true),
        ] {
            let html = rendered_at(input(route), &format!("?view={view}"));
            let source = format!("//! {view} &lt;source&gt;");
            assert_eq!(html.contains(&source), shown, "{view}: {html}");
            assert_eq!(html.contains(SHOW), !shown, "{view}: {html}");
        }
    }

    #[test]
    fn a_part_of_another_page_has_its_task_and_bench_alone() {
        let html = rendered_at(input(slots()), "?embed&points=12");
        for part in [
            "data-task",
            "data-action=\"run\"",
            "data-action=\"edit\"",
            "href=\"../to-the-root/exercise/slots/?points=12\" target=\"_blank\" rel=\"noopener\"",
        ] {
            assert!(html.contains(part), "no {part} in {html}");
        }
        for part in [
            "The problem in words.",
            "data-action=\"hint\"",
            "data-action=\"explain\"",
            "Neighbouring exercises",
            "../to-the-root/present/slots/",
        ] {
            assert!(!html.contains(part), "{part} is there: {html}");
        }
    }

    #[test]
    fn an_exam_gives_no_solution_away_and_stays_one() {
        for search in ["?exam&view=optimized", "?embed&exam&view=optimized"] {
            for route in [slots(), present()] {
                let html = rendered_at(input(route), search);
                assert!(html.contains("which are not shown here"), "{html}");
                for part in [
                    "data-action=\"show-solution\"",
                    "data-action=\"hint\"",
                    "data-action=\"explain\"",
                    "//! optimized &lt;source&gt;",
                ] {
                    assert!(!html.contains(part), "{part} is there: {html}");
                }
            }
        }
        let html = rendered_at(input(slots()), "?exam&points=12");
        assert!(html.contains("exercise/interning/?exam\""), "{html}");
        assert!(html.contains("The problem in words."), "{html}");
    }

    #[test]
    fn where_folders_are_not_shown_links_name_the_file() {
        let mut input = input(slots());
        "index.html".clone_into(&mut input.site.index);
        let html = rendered(input);
        assert!(html.contains("exercise/interning/index.html\""), "{html}");
        assert!(!html.contains("exercise/interning/\""), "{html}");
    }

    #[test]
    fn a_file_can_be_chosen_where_one_is_read() {
        const PICKER: &str = "type=\"file\"";
        assert!(!rendered(input(slots())).contains(PICKER));
        let html = rendered(PageInput {
            content: Some(Rc::new(Content {
                file: true,
                ..samples::content()
            })),
            ..input(slots())
        });
        assert!(html.contains(PICKER), "{html}");
        assert!(html.contains("It never leaves this machine"), "{html}");
    }

    #[test]
    fn questions_can_be_read_before_anything_runs_and_answers_not() {
        let html = rendered(PageInput {
            content: Some(Rc::new(samples::content_with_questions())),
            ..input(slots())
        });
        for part in ["Question 1?", "data-prediction=\"0\"", "1 of 3"] {
            assert!(html.contains(part), "no {part} in {html}");
        }
        // The words on what to expect would give the answers away.
        for later in ["Why so many", "About the slots", "The map takes", "CPython"] {
            assert!(!html.contains(later), "{later} is there already");
        }
    }

    #[test]
    fn the_overview_lists_every_exercise_before_anything_runs() {
        let html = rendered(input(Route::Overview));
        for slug in ["slots", "interning", "columns"] {
            let link = format!("../to-the-root/exercise/{slug}/");
            assert!(html.contains(&link), "no {link} in {html}");
            assert!(
                html.contains(&format!("data-exercise=\"{slug}\"")),
                "{html}"
            );
        }
        assert!(!html.contains("data-peak"), "{html}");
    }

    #[test]
    fn the_catalogues_figures_are_written_for_a_run_that_gives_them_and_nowhere_else() {
        let written = rendered(input(Route::Home));
        assert!(!written.contains("data-peak"), "{written}");
        let runs = [("naive", 1_080_000), ("optimized", 240_000)]
            .map(|(name, peak)| Rc::new(samples::report(name, peak, 240_000)));
        let sample = Rc::new(protocol::Sample::from(&samples::content()));
        let catalogue = Rc::new(samples::catalogue());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("this thread can run tasks");
        let root = "../to-the-root/".to_owned();
        let html = tokio::task::LocalSet::new().block_on(
            &runtime,
            render_first_figure(root, String::new(), catalogue, sample, runs.to_vec()),
        );
        for part in [
            "4.50 times fewer bytes",
            "data-variant=\"naive\" data-peak=\"1080000\"",
            "data-floor=\"240000\"",
            "Measured in your tab just now",
            "../to-the-root/exercise/slots/",
        ] {
            assert!(html.contains(part), "no {part} in {html}");
        }
    }

    #[test]
    fn sizes_of_the_machine_that_writes_the_page_are_not_in_it() {
        let cell = |text: &str| vec![Span::Text(text.to_owned())];
        let types = protocol::sizes::GROUPS[0].types;
        let rows = types.iter().map(|listed| {
            let name = vec![Span::Code(listed.name.to_owned())];
            vec![name, cell("as recorded"), cell("")]
        });
        let table = Block::Table {
            head: vec![cell("type"), cell("64-bit"), cell("Python")],
            rows: rows.collect(),
        };
        let html = rendered(PageInput {
            page: Some(Rc::new(Page {
                title: "Sizes".to_owned(),
                description: String::new(),
                blocks: vec![table],
            })),
            ..input(Route::Sizes)
        });
        assert_eq!(html.matches("as recorded").count(), types.len());
        assert_eq!(html.matches("measured in your tab").count(), types.len());
        assert!(!html.contains("data-size"), "{html}");
    }

    #[test]
    fn what_a_search_engine_shows_is_the_pages_own() {
        let input = input(slots());
        assert_eq!(title(&input), "Title of slots · Bytewise");
        assert_eq!(description(&input), "What slots shows.");
    }

    #[test]
    fn a_page_without_its_content_says_so() {
        let html = rendered(PageInput {
            content: None,
            ..input(slots())
        });
        assert!(html.contains("role=\"alert\""), "{html}");
    }
}
