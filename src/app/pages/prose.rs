//! A page of prose that is no exercise.

use protocol::Page;
use yew::{Html, html};

use crate::prose::blocks;

/// A page of prose.
pub fn prose_page(page: &Page) -> Html {
    html! {
        <main id="content" class="page prose">
            <h1 tabindex="-1">{ &page.title }</h1>
            { blocks(&page.blocks, 2) }
        </main>
    }
}
