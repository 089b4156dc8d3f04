package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Keys that move money. */
final class PaymentKeys {

    static final List<SecretKind> KINDS =
            List.of(
                    // The keys of Stripe themselves are of the shape of "model-key".
                    SecretKind.token(
                            "stripe-webhook-secret", "whsec_[A-Za-z0-9+/=]{20,100}+", "whsec_"),
                    SecretKind.token("square-token", "sq0[a-z]{3}-[\\w-]{22,60}+", "sq0"),
                    SecretKind.token(
                            "shopify-token",
                            "shp(?:at|ca|pa|ss|tka)_[0-9a-fA-F]{32}",
                            "shpat_",
                            "shpca_",
                            "shppa_",
                            "shpss_",
                            "shptka_"),
                    SecretKind.token(
                            "braintree-token",
                            "access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}",
                            "access_token$"),
                    SecretKind.token(
                            "plaid-token",
                            "access-(?:sandbox|development|production)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                            "access-sandbox-",
                            "access-development-",
                            "access-production-"),
                    SecretKind.token(
                            "flutterwave-key",
                            "FLW(?:SECK|PUBK)(?:_TEST)?-[\\w-]{12,80}+",
                            "flwseck",
                            "flwpubk"),
                    SecretKind.token(
                            "razorpay-key", "rzp_(?:live|test)_[A-Za-z0-9]{14,40}+", "rzp_"),
                    SecretKind.token("easypost-key", "EZ[AT]K[A-Za-z0-9]{50,60}+", "ezak", "eztk"),
                    SecretKind.token(
                            "duffel-token", "duffel_(?:live|test)_[\\w=-]{40,60}+", "duffel_"));

    private PaymentKeys() {}
}
