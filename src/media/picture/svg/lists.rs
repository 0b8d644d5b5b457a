//! What a drawing may hold: everything of SVG 1.1 and 2 that draws a still picture. What is on no list here is no part
//! of a published drawing.

/// The namespaces of drawings, and of their links.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
/// The namespace of `xlink:href` (XLink 1.1), which SVG 1.1 uses for links.
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Elements that draw, or say what is drawn with.
pub const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "marker",
    "view",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
];

/// Notes in the namespace of drawings that draw nothing.
pub const NOTES: &[&str] = &["metadata", "color-profile"];

/// Elements that show a picture, which would have to be looked through and written anew like any other.
pub const PICTURES: &[&str] = &["image", "feImage"];

/// Elements whose text is shown.
pub const TEXTS: &[&str] = &["text", "tspan", "textPath"];

/// Elements that hold nothing but text, which is read out.
pub const DESCRIPTIONS: &[&str] = &["title", "desc"];

/// Elements that may name a part of the drawing.
const NAMING: &[&str] = &["use", "linearGradient", "radialGradient", "pattern", "textPath", "filter"];

/// Properties of CSS that draw, which are attributes too.
const PROPERTIES: &[&str] = &[
    "alignment-baseline",
    "baseline-shift",
    "clip",
    "clip-path",
    "clip-rule",
    "color",
    "color-interpolation",
    "color-interpolation-filters",
    "color-rendering",
    "cursor",
    "cx",
    "cy",
    "direction",
    "display",
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "fill-rule",
    "filter",
    "flood-color",
    "flood-opacity",
    "font",
    "font-family",
    "font-feature-settings",
    "font-kerning",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-variant-caps",
    "font-variant-east-asian",
    "font-variant-ligatures",
    "font-variant-numeric",
    "font-weight",
    "glyph-orientation-horizontal",
    "glyph-orientation-vertical",
    "height",
    "image-rendering",
    "inline-size",
    "isolation",
    "kerning",
    "letter-spacing",
    "lighting-color",
    "line-height",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "mask-type",
    "mix-blend-mode",
    "opacity",
    "overflow",
    "paint-order",
    "pointer-events",
    "r",
    "rx",
    "ry",
    "shape-margin",
    "shape-padding",
    "shape-rendering",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "tab-size",
    "text-align",
    "text-align-last",
    "text-anchor",
    "text-decoration",
    "text-decoration-color",
    "text-decoration-line",
    "text-decoration-style",
    "text-indent",
    "text-orientation",
    "text-overflow",
    "text-rendering",
    "text-transform",
    "transform",
    "transform-box",
    "transform-origin",
    "unicode-bidi",
    "vector-effect",
    "visibility",
    "white-space",
    "width",
    "word-spacing",
    "writing-mode",
    "x",
    "y",
    "color-scheme",
    "background",
    "background-color",
];

/// Attributes that are no properties: names, measures and what assistive technology reads out.
const ATTRIBUTES: &[&str] = &[
    "amplitude",
    "azimuth",
    "baseFrequency",
    "baseProfile",
    "class",
    "clipPathUnits",
    "d",
    "diffuseConstant",
    "divisor",
    "dx",
    "dy",
    "edgeMode",
    "elevation",
    "enable-background",
    "exponent",
    "filterRes",
    "filterUnits",
    "focusable",
    "fr",
    "fx",
    "fy",
    "gradientTransform",
    "gradientUnits",
    "id",
    "in",
    "in2",
    "intercept",
    "k1",
    "k2",
    "k3",
    "k4",
    "kernelUnitLength",
    "lang",
    "lengthAdjust",
    "limitingConeAngle",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "method",
    "mode",
    "numOctaves",
    "offset",
    "operator",
    "order",
    "orient",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "points",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAspectRatio",
    "primitiveUnits",
    "radius",
    "refX",
    "refY",
    "requiredFeatures",
    "requiredExtensions",
    "result",
    "role",
    "rotate",
    "scale",
    "seed",
    "side",
    "slope",
    "spacing",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "surfaceScale",
    "systemLanguage",
    "tabindex",
    "tableValues",
    "targetX",
    "targetY",
    "textLength",
    "type",
    "values",
    "version",
    "viewBox",
    "x1",
    "x2",
    "xChannelSelector",
    "y1",
    "y2",
    "yChannelSelector",
    "z",
    "zoomAndPan",
];

/// Whether a property of a stylesheet may stand.
pub fn is_property(name: &str) -> bool {
    PROPERTIES.contains(&name)
}

/// How an attribute is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Read as CSS reads it.
    AsValue,
    /// As it is: no program reads anything into it.
    AsText,
    /// Left out.
    No,
}

/// How an attribute is kept, by its name without a namespace.
pub fn attribute(name: &str) -> Kept {
    if PROPERTIES.contains(&name) {
        Kept::AsValue
    } else if ATTRIBUTES.contains(&name)
        || name.strip_prefix("aria-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_lowercase()))
    {
        Kept::AsText
    } else {
        Kept::No
    }
}

/// Where a link of an element leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To the part of the drawing with this id.
    Own(String),
    /// Somewhere, which is no part of what is drawn.
    LeftOut,
    /// To another file, or to a part where the element may name none: the drawing is refused.
    Outside,
}

/// Where the value of a link leads, by the name of its element.
pub fn target(element: &str, value: &str) -> Target {
    let value = value.trim();
    match value.strip_prefix('#') {
        _ if element == "a" || value.is_empty() => Target::LeftOut,
        Some(id) if NAMING.contains(&element) && !id.contains(char::is_whitespace) => Target::Own(id.to_owned()),
        Some(_) if !NAMING.contains(&element) => Target::LeftOut,
        _ => Target::Outside,
    }
}

/// An element that may not stand, in words.
pub fn what(name: &str) -> String {
    match name {
        "animate" | "animateColor" | "animateMotion" | "animateTransform" | "set" | "mpath" | "discard" => {
            format!("something that moves (`{name}`)")
        }
        "foreignObject" => "a piece of a web page (`foreignObject`)".to_owned(),
        other => format!("an element \"{other}\""),
    }
}
