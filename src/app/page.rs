//! A page of the built site, rendered to text by the host.

use std::rc::Rc;

use protocol::{Catalogue, Content, Page, Site};

use crate::pages::View;
use crate::route::Route;

/// What a page is rendered from.
#[derive(Clone, Debug, PartialEq)]
pub struct PageInput {
    /// Which page.
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
    use yew::{AttrValue, Callback};

    use crate::env::Env;
    use crate::frame::{Frame, FrameProps};
    use crate::pages::Screen;
    use crate::query::Query;

    let props = FrameProps {
        screen: Screen {
            number: 0,
            view: input.view(),
            query: Query::default(),
        },
        env: Env {
            root: AttrValue::from(input.site.root),
            catalogue: input.catalogue,
            tab: None,
        },
        onshown: Callback::noop(),
    };
    yew::LocalServerRenderer::<Frame>::with_props(props)
        .hydratable(false)
        .render()
        .await
}
