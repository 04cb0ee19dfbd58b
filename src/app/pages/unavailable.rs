//! The page that is shown when the data of the one asked for could not be had.

use yew::{Html, html};

use crate::env::Env;
use crate::query::Query;
use crate::route::Route;

/// The reason, a sentence without a dot, with a way to try again.
pub fn unavailable_page(env: &Env, route: &Route, query: &Query, why: &str) -> Html {
    let retry = env.tab.as_ref().map(|tab| {
        let (go, address) = (tab.go.clone(), env.href(route, query));
        move |_| go.emit(address.clone())
    });
    html! {
        <main id="content" class="page">
            <h1 tabindex="-1">{ "This page could not be loaded" }</h1>
            <div class="fault" role="alert" data-failure="page-unavailable">
                <p>{ format!("{why}.") }</p>
                if let Some(retry) = retry {
                    <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
                }
            </div>
        </main>
    }
}
