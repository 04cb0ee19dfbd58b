//! Prose as real nodes, from typed blocks and spans.

use protocol::{Block, Line, Span};
use yew::{Html, html};

use crate::link::Link;
use crate::route::Route;

/// Blocks of prose whose headings are of this level, 2 or 3.
pub fn blocks(blocks: &[Block], level: u8) -> Html {
    blocks.iter().map(|content| block(content, level)).collect()
}

/// A code example.
pub fn example(language: &str, lines: &[Line]) -> Html {
    html! {
        <pre class="example" tabindex="0" role="group" aria-label={format!("Example, {language}")}>
            <code>{ for lines.iter().map(|line| html! { <>{ tokens(line) }{ "\n" }</> }) }</code>
        </pre>
    }
}

fn block(block: &Block, level: u8) -> Html {
    match block {
        Block::Paragraph(content) => html! { <p>{ spans(content) }</p> },
        Block::Heading(content) => {
            let id = anchor(content);
            if level <= 2 {
                html! { <h2 {id}>{ spans(content) }</h2> }
            } else {
                html! { <h3 {id}>{ spans(content) }</h3> }
            }
        }
        Block::Bullets(items) => html! { <ul>{ list_items(items, level) }</ul> },
        Block::Numbers(items) => html! { <ol>{ list_items(items, level) }</ol> },
        Block::Code { language, lines } => example(language, lines),
        Block::Table { head, rows } => html! {
            <div class="scroll" tabindex="0" role="group" aria-label="Table">
                <table class="facts">
                    <thead><tr>
                        { for head.iter().map(|cell| head_cell(cell)) }
                    </tr></thead>
                    <tbody>{ for rows.iter().map(|row| table_row(row)) }</tbody>
                </table>
            </div>
        },
    }
}

fn list_items(items: &[Vec<Block>], level: u8) -> Html {
    items
        .iter()
        .map(|item| match &item[..] {
            // A short item is a line, not a paragraph with its distance.
            [Block::Paragraph(content)] => html! { <li>{ spans(content) }</li> },
            several => html! { <li>{ blocks(several, level) }</li> },
        })
        .collect()
}

/// The corner over the names of rows may be empty, and is then no head.
fn head_cell(cell: &[Span]) -> Html {
    if cell.is_empty() {
        return html! { <td></td> };
    }
    html! { <th scope="col">{ spans(cell) }</th> }
}

fn table_row(cells: &[Vec<Span>]) -> Html {
    html! { <tr>{ for cells.iter().map(|cell| html! { <td>{ spans(cell) }</td> }) }</tr> }
}

/// Spans of prose.
pub fn spans(content: &[Span]) -> Html {
    content.iter().map(span).collect()
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(text) => html! { { text } },
        Span::Strong(content) => html! { <strong>{ spans(content) }</strong> },
        Span::Emphasis(content) => html! { <em>{ spans(content) }</em> },
        Span::Code(text) => html! { <code>{ text }</code> },
        Span::Link {
            href,
            spans: content,
        } => match href.strip_prefix("exercise:") {
            Some(slug) => html! {
                <Link to={Route::Exercise { slug: slug.to_owned() }}>{ spans(content) }</Link>
            },
            None => html! { <a href={href.clone()}>{ spans(content) }</a> },
        },
    }
}

/// Code, token by token.
pub fn tokens(line: &Line) -> Html {
    line.iter()
        .map(|token| {
            if token.0.is_empty() {
                html! { { &token.1 } }
            } else {
                html! { <span class={format!("t-{}", token.0)}>{ &token.1 }</span> }
            }
        })
        .collect()
}

/// A heading's name in links: its words in lower case, joined by hyphens.
fn anchor(content: &[Span]) -> String {
    words(content)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-")
}

/// The words without their marks.
pub fn words(content: &[Span]) -> String {
    let mut words = String::new();
    plain(content, &mut words);
    words
}

fn plain(content: &[Span], out: &mut String) {
    for span in content {
        match span {
            Span::Text(text) | Span::Code(text) => out.push_str(text),
            Span::Strong(inner) | Span::Emphasis(inner) | Span::Link { spans: inner, .. } => {
                plain(inner, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_can_be_linked_to() {
        let heading = [
            Span::Text("What is counted, ".to_owned()),
            Span::Emphasis(vec![Span::Text("and".to_owned())]),
            Span::Code(" Vec<T>".to_owned()),
        ];
        assert_eq!(anchor(&heading), "what-is-counted-and-vec-t");
    }
}
