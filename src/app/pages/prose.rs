//! A page of prose that is no exercise.

use std::rc::Rc;

use protocol::Page;
use yew::{Html, Properties, component, html};

use crate::prose::blocks;

/// The page's prose.
#[derive(Properties, PartialEq)]
pub struct ProsePageProps {
    /// The prose.
    pub page: Rc<Page>,
}

/// A page of prose.
#[component]
pub fn ProsePage(props: &ProsePageProps) -> Html {
    html! {
        <main id="content" class="page prose">
            <h1 tabindex="-1">{ &props.page.title }</h1>
            { blocks(&props.page.blocks, 2) }
        </main>
    }
}
