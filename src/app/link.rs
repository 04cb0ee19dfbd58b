//! Links within the site: real addresses, followed without loading a page.

use web_sys::MouseEvent;
use yew::{Callback, Classes, Html, Properties, component, html, use_context};

use crate::env::Env;
use crate::query::Query;
use crate::route::Route;

/// A link's target, and the way it reads.
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// The page.
    pub to: Route,
    /// Its query.
    #[prop_or_default]
    pub query: Query,
    /// The link's classes.
    #[prop_or_default]
    pub class: Classes,
    /// True if it leads to the page that it stands on.
    #[prop_or_default]
    pub current: bool,
    /// The content that is clicked.
    pub children: Html,
}

/// A link to a page of the site. A plain click is taken over by the
/// application; with a modifier key the browser opens a tab as ever.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let env = use_context::<Env>();
    let href = env
        .as_ref()
        .map(|env| env.href(&props.to, &props.query))
        .unwrap_or_default();
    let tab = env.and_then(|env| env.tab);
    let onclick = {
        let href = href.clone();
        Callback::from(move |event: MouseEvent| {
            let plain = event.button() == 0
                && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
            if let Some(tab) = tab.as_ref().filter(|_| plain) {
                event.prevent_default();
                tab.go.emit(href.clone());
            }
        })
    };
    html! {
        <a {href} {onclick} class={props.class.clone()}
            aria-current={props.current.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}
