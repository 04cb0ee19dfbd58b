//! A variant's source: the very file that was compiled.

use protocol::VariantContent;
use yew::{Html, html};

use crate::bench::palette;
use crate::prose::tokens;

/// The panes of all variants.
pub fn panes(variants: &[VariantContent]) -> Html {
    let names: Vec<String> = variants
        .iter()
        .map(|variant| variant.name.clone())
        .collect();
    variants
        .iter()
        .zip(palette::classes(&names))
        .map(|(variant, colour)| pane(variant, colour))
        .collect()
}

fn pane(variant: &VariantContent, colour: &'static str) -> Html {
    let VariantContent { name, source } = variant;
    let path = &source.path;
    let file = path.rsplit('/').next().unwrap_or(path);
    html! {
        <section class={format!("pane c-{colour}")} data-source={name.clone()}>
            <h3><span class="key" aria-hidden="true"></span>{ file }
                <span class="soft">{ format!("{} lines", source.lines.len()) }</span></h3>
            <pre tabindex="0" role="region" aria-label={format!("Source of {path}")}><code>
                { for (1..).zip(&source.lines).map(|(number, line): (u32, _)| html! {
                    <span class="line" data-line={number.to_string()}>{ tokens(line) }{ "\n" }</span>
                }) }
            </code></pre>
        </section>
    }
}
