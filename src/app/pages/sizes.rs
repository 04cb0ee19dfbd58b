//! The sizes of types in bytes: in this tab, beside those recorded elsewhere.

use std::slice;

use protocol::sizes::{MEASURED, Measured};
use protocol::{Block, Page, Span};
use yew::{Html, html};

use crate::prose::{blocks, spans};

/// The page. `live` says whether this is the tab, whose sizes may be told:
/// where the page is written, they are another machine's.
pub fn sizes_page(page: &Page, live: bool) -> Html {
    let mut tables = MEASURED.iter();
    html! {
        <main id="content" class="page prose sizes">
            <h1 tabindex="-1">{ &page.title }</h1>
            { for page.blocks.iter().map(|block| if let Block::Table { head, rows } = block {
                let measured = tables.next().copied().unwrap_or_default();
                table(head, rows, live.then_some(measured))
            } else {
                blocks(slice::from_ref(block), 2)
            }) }
        </main>
    }
}

/// A table with a column for this tab after the one of the types.
fn table(head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], measured: Option<&[Measured]>) -> Html {
    let here = |at: usize| measured.and_then(|measured| measured.get(at));
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Sizes in bytes">
            <table class="facts">
                <thead><tr>
                    { for head.iter().enumerate().map(|(at, cell)| html! {
                        <>
                            if at == 1 {
                                <th scope="col">{ "this tab, wasm32" }</th>
                            }
                            <th scope="col">{ spans(cell) }</th>
                        </>
                    }) }
                </tr></thead>
                <tbody>{ for rows.iter().enumerate().map(|(at, cells)| row(cells, here(at))) }</tbody>
            </table>
        </div>
    }
}

fn row(cells: &[Vec<Span>], here: Option<&Measured>) -> Html {
    let Some((name, recorded)) = cells.split_first() else {
        return Html::default();
    };
    let written = match here {
        Some(Measured { size, align }) => html! { { format!("{size}, align {align}") } },
        None => html! { <span class="soft">{ "measured in your tab" }</span> },
    };
    let typed = name.first().and_then(|span| match span {
        Span::Code(name) => Some(name.clone()),
        Span::Text(_) | Span::Strong(_) | Span::Emphasis(_) | Span::Link { .. } => None,
    });
    html! {
        <tr data-type={typed} data-size={here.map(|here| here.size.to_string())}
            data-align={here.map(|here| here.align.to_string())}>
            <th scope="row">{ spans(name) }</th>
            <td class="here">{ written }</td>
            { for recorded.iter().map(|cell| html! { <td>{ spans(cell) }</td> }) }
        </tr>
    }
}
