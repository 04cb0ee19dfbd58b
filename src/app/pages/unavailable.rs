//! What is shown when a page's data could not be had.

use yew::{Html, Properties, component, html, use_context};

use crate::env::Env;
use crate::query::Query;
use crate::route::Route;

/// Which page, and why not.
#[derive(Properties, PartialEq)]
pub struct UnavailableProps {
    /// The page that was asked for.
    pub route: Route,
    /// Its query.
    pub query: Query,
    /// The reason, as a sentence without a dot.
    pub why: String,
}

/// The reason, with a way to try again.
#[component]
pub fn UnavailablePage(props: &UnavailableProps) -> Html {
    let retry = use_context::<Env>().and_then(|env| {
        let address = env.href(&props.route, &props.query);
        let go = env.tab?.go;
        Some(move |_| go.emit(address.clone()))
    });
    html! {
        <main id="content" class="page">
            <h1 tabindex="-1">{ "This page could not be loaded" }</h1>
            <div class="fault" role="alert" data-failure="page-unavailable">
                <p>{ format!("{}.", props.why) }</p>
                if let Some(retry) = retry {
                    <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
                }
            </div>
        </main>
    }
}
