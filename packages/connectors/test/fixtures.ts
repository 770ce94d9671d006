/** Small exports with the faults that real ones have. File name to content. */
export const FIXTURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  completejourney: {
    'products.csv': `product_id,manufacturer_id,department,brand,product_category,product_type,package_size
101,2,GROCERY,National,FRZN ICE,ICE - CRUSHED/CUBED,22 LB
102,69,PASTRY,Private,BREAD,BREAD:ITALIAN/FRENCH,
103,2,PRODUCE,National,,ORGANIC APPLES,
104,2,MISCELLANEOUS,National,,,
,2,GROCERY,National,FRZN ICE,ICE - CRUSHED/CUBED,1 LB
106,2,GROCERY,National,FRZN ICE
`,
    'demographics.csv': `household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count
hh-9001,65+,35-49K,Homeowner,Married,2,2 Adults No Kids,0
hh-9002,65+,50-74K,,,1,1 Adult No Kids,0
`,
    'campaign_descriptions.csv': `campaign_id,campaign_type,start_date,end_date
1,Type B,2017-03-03 00:00:00,2017-04-09 00:00:00
`,
    'campaigns.csv': `campaign_id,household_id
1,hh-9001
1,
2,hh-9002
`,
    'coupons.csv': `coupon_upc,product_id,campaign_id
5001,101,1
5002,101,1
5002,102,1
`,
    'coupon_redemptions.csv': `household_id,coupon_upc,campaign_id,redemption_date
hh-9001,5001,1,2017-03-20 00:00:00
hh-9001,5001,1,soon
`,
    'transactions.csv': `household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp
hh-9001,330,b1,101,1,3.99,0,0,0,1,2017-01-05 11:53:26
hh-9002,330,b2,102,2,2.50,0,0,0,1,2017-01-06 10:00:00
hh-9001,330,b1,102,1,1.15,0,0,0,1,2017-01-05 11:53:26
hh-9001,330,b1,101,2,7.00,0,0,0,1,2017-01-05 11:53:26
hh-9001,330,b1,103,0,0,0,0,0,1,2017-01-05 11:53:26
hh-9002,330,b1,103,1,1,0,0,0,1,2017-01-05 11:53:26
hh-9001,330,b3,103,-1,1,0,0,0,1,2017-01-07 11:53:26
hh-9001,330,b3,103,one,1,0,0,0,1,2017-01-07 11:53:26
hh-9001,330,,103,1,1,0,0,0,1,2017-01-07 11:53:26
hh-9001,330,b4,103,1,1,0,0,0,1,yesterday
`,
  },
  'online-retail': {
    'online-retail.csv': `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING  HEART,6,2010-12-01 08:26:00,2.55,c-17850.0,United Kingdom
536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:27:00,3.39,c-17850.0,United Kingdom
536366,85123a,HEART,2,2011-01-02 08:26:00,2.95,,Unspecified
536365,85123A,WHITE HANGING  HEART,2,2010-12-01 08:26:00,2.55,c-17850.0,United Kingdom
C536379,71053,"LANTERN, WHITE",-1,2010-12-03 09:41:00,3.39,c-17850.0,France
536365,POST,POSTAGE,1,2010-12-01 08:26:00,18,c-17850.0,United Kingdom
C536379,D,Discount,-1,2010-12-03 09:41:00,27.5,c-17850.0,France
536500,71053,damaged?,-5,2010-12-04 10:00:00,0,,United Kingdom
536501,71053,,3,2010-12-04 10:00:00,0,,United Kingdom
536502,gift_0001_20,Gift Voucher,1,2010-12-04 10:00:00,16.67,,United Kingdom
A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom
536365,71053,WHITE METAL LANTERN,1,2010-12-01 08:26:00,3.39,c-99999.0,United Kingdom
536503,71053,WHITE METAL LANTERN,many,2010-12-01 08:26:00,3.39,c-17850.0,United Kingdom
536504,71053,short row
`,
  },
  events: {
    'feed.jsonl': `{"id":"e1","source":"web","type":"product.viewed","occurredAt":"2025-01-02T03:04:05+02:00","payload":{"product":"p1","customer":"ann"}}
{"id":"e2","type":"stock.changed","occurredAt":"2025-01-02T03:04:05Z","product":"p1","quantity":4}
{"id":"e3","type":"product.exploded","occurredAt":"2025-01-02T03:04:05Z","payload":{}}
{"id":"e4","type":"product.viewed","occurredAt":"at noon","payload":{"product":"p1"}}
not json
`,
    'product.upserted.csv': `id,occurredAt,version,product,title,price,currency,categories,attributes,active
u1,2025-01-01 10:00,3,p1,"Tea, green",4.5,EUR,drinks|hot,"{""organic"":true}",yes
u2,2025-01-01 10:00,,p2,4711,4.5,EUR,"[""drinks""]",,false
u3,2025-01-01 10:00,,p3,Cup,cheap,EUR,,,
u4,2025-01-01 10:00,x,p4,Cup,1,EUR,,,
`,
    'order.placed.csv': `id,occurredAt,order,customer,product,quantity,amount
o1,2025-01-03,1001,ann,p1,2,9
o2,2025-01-04,1002,,p2,1,4.5
o1,2025-01-03,1001,ann,p2,1,4.5
o3,2025-01-05,1003,bob,p2,,4.5
o2,2025-01-04,1002,,,,
`,
    'order.returned.csv': `id,occurredAt,payload
r1,2025-01-06,"{""return"":""R1"",""order"":""1001"",""lines"":[{""product"":""p2"",""quantity"":1,""amount"":4.5}]}"
`,
  },
};
